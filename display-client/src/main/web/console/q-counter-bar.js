// @ts-check
// The head of the work page: which counter, whose, open or not.
import { t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { KEYS } from './keyboard.js';
import { keyCap } from './key-button.js';
import { isMiniWindow, miniWindowIsOffered } from './mini-window.js';
import { Spoken } from '../shared/spoken.js';
import '../shared/q-language.js';

class QCounterBar extends PageElement {
  static properties = { counter: { attribute: false }, session: { attribute: false }, panel: {} };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any} docs/protocol/counter.json, or null before the first snapshot */
    this.counter = null;
    /** @type {any} docs/protocol/session.json */
    this.session = null;
    /** The panel that is open, or ''. */
    this.panel = '';
  }

  render() {
    return html`<header class="c-bar">
      <div class="c-bar-who">
        <h1 data-test="counter-name">${textOf(this.counter?.name)}</h1>
        <p class="q-note q-soft" data-test="officer-name">${this.session.staff.name}</p>
      </div>
      ${this.counter ? this.#status(this.counter.status) : nothing}
      <q-language></q-language>
      ${this.counter ? this.#emergency() : nothing}
      ${miniWindowIsOffered ? this.#mini() : nothing}
      <button type="button" class="q-button q-plain c-square" data-test="help" aria-keyshortcuts="?" aria-expanded=${this.panel === 'keys'} @click=${() => this.#open('keys')}>
        ${icon('keyboard')}<span class="q-hidden-text">${t('console.keys')}</span>${keyCap('?')}
      </button>
    </header>`;
  }

  /** @param {string} status */
  #status(status) {
    return html`<button
      type="button"
      class="q-button c-status"
      data-test="operation-counter"
      data-operation="counter"
      data-status=${status}
      aria-keyshortcuts=${KEYS.counter}
      aria-expanded=${this.panel === 'counter'}
      @click=${() => this.#open('counter')}
    >
      ${keyCap(KEYS.counter)}<span class="c-status-dot" aria-hidden="true"></span><span class="c-label" data-test="counter-status">${t('console.status.' + status)}</span>
    </button>`;
  }

  /** Help without a sound: the key three times, or the button once. */
  #emergency() {
    return html`<button type="button" class="q-button q-plain c-square" data-test="operation-emergency" data-operation="emergency" title=${t('console.do.emergency')} @click=${() => this.dispatchEvent(new CustomEvent('q-emergency', { bubbles: true }))}>
      ${icon('warning')}<span class="q-hidden-text">${t('console.do.emergency')}</span>${keyCap(KEYS.emergency)}
    </button>`;
  }

  #mini() {
    const isMini = isMiniWindow(this.ownerDocument);
    return html`<button type="button" class="q-button q-plain c-square" data-test="mini-window" aria-pressed=${isMini} title=${t('console.miniWindow')} @click=${() => this.dispatchEvent(new CustomEvent('q-mini', { bubbles: true }))}>
      ${icon('mini-window')}<span class="q-hidden-text">${t('console.miniWindow')}</span>
    </button>`;
  }

  /** @param {string} panel */
  #open(panel) {
    this.dispatchEvent(new CustomEvent('q-open', { detail: panel }));
  }
}

customElements.define('q-counter-bar', QCounterBar);
