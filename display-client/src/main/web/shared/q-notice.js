// @ts-check
// One sentence about what just happened, in the place where the eyes are; read aloud when it comes.
import { t } from './i18n.js';
import { icon } from './icon.js';
import { html, nothing, PageElement } from './lit.js';
import { Spoken } from './spoken.js';

/** @typedef {{tone: 'bad' | 'good' | 'calm', text?: string, key?: string, values?: Record<string, string | number>}} Answer `text` is the server's sentence, `key` one of ours */

const LOOKS = { bad: ['q-bad', 'warning'], good: ['q-good', 'check'], calm: ['', 'info'] };

class QNotice extends PageElement {
  static properties = { answer: { attribute: false }, closable: { type: Boolean } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {Answer | null} */
    this.answer = null;
    this.closable = false;
  }

  render() {
    return html`<div role="status" class="c-live">${this.answer ? this.#notice(this.answer) : nothing}</div>`;
  }

  /** @param {Answer} answer */
  #notice(answer) {
    const [look, sign] = LOOKS[answer.tone];
    return html`<div class="q-notice ${look}" data-test="notice" data-tone=${answer.tone}>
      ${icon(sign)}
      <p>${answer.text ?? t(answer.key ?? '', answer.values)}</p>
      ${answer.tone === 'bad' && this.closable
        ? html`<button type="button" class="q-button q-plain c-dismiss" data-test="dismiss" @click=${() => this.dispatchEvent(new CustomEvent('q-dismiss'))}>${icon('x')}<span class="q-hidden-text">${t('common.close')}</span></button>`
        : nothing}
    </div>`;
  }
}

customElements.define('q-notice', QNotice);
