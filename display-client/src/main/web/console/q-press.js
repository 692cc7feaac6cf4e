// @ts-check
// A press that nobody has answered yet: what it is, that it is being sent again, and the way to give it up.
import { t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { keyCap } from './key-button.js';
import { Spoken } from '../shared/spoken.js';

class QPress extends PageElement {
  static properties = { press: { attribute: false }, state: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {import('./desk.js').Press | null} */
    this.press = null;
    /** @type {string | undefined} its state: the press is one object that changes */
    this.state = undefined;
  }

  render() {
    const isLate = this.state === 'retrying' || this.state === 'unsent';
    return html`<div role="status" class="c-live">${isLate && this.press ? this.#late(this.press) : nothing}</div>`;
  }

  /** @param {import('./desk.js').Press} press */
  #late(press) {
    const what = [t('console.do.' + press.name), press.number].filter(Boolean).join(' ');
    return html`<div class="q-notice q-warn c-late" data-test="late" data-state=${press.state}>
      ${icon(press.state === 'unsent' ? 'offline' : 'retry')}
      <p>${t(press.state === 'unsent' ? 'console.unsent' : 'console.retrying', { what })}</p>
      <div class="c-late-end">
        ${press.state === 'unsent' ? html`<button type="button" class="q-button" data-test="again" @click=${() => this.#say('q-again')}>${t('console.sendAgain')}</button>` : nothing}
          <button type="button" class="q-button" data-test="drop" @click=${() => this.#say('q-drop')}><span>${t('console.drop')}</span>${keyCap('Esc')}</button>
      </div>
    </div>`;
  }

  /** @param {string} name */
  #say(name) {
    this.dispatchEvent(new CustomEvent(name));
  }
}

customElements.define('q-press', QPress);
