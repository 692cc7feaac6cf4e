// @ts-check
// The last wrong click can be taken back for half a minute, and how long still is seen.
import { t } from '../shared/i18n.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { KEYS } from './keyboard.js';
import { keyButton } from './key-button.js';
import { Spoken } from '../shared/spoken.js';
import { Ticking } from '../shared/ticking.js';

const WHOLE = 30;

class QUndo extends PageElement {
  static properties = { undo: { attribute: false }, clock: { attribute: false }, pressing: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    new Ticking(this);
    /** @type {any} `undo` of docs/protocol/counter.json */
    this.undo = null;
    /** @type {any} */
    this.clock = null;
    /** @type {string | null} */
    this.pressing = null;
  }

  render() {
    const seconds = this.undo ? Math.ceil((Date.parse(this.undo.until) - this.clock.now()) / 1000) : 0;
    if (seconds <= 0) {
      return nothing;
    }
    return html`<div class="c-undo" data-test="undo">
      <p><strong class="q-number">${this.undo.number}</strong> ${t('console.undone.' + this.undo.operation)}</p>
      ${keyButton({
        name: 'undo',
        key: KEYS.undo,
        label: t('console.do.undo'),
        icon: 'undo',
        busy: this.pressing === 'undo',
        off: this.pressing !== null,
        aside: html`<span class="q-figures q-note c-undo-seconds">${t('console.inSeconds', { n: seconds })}</span>`,
        run: () => this.dispatchEvent(new CustomEvent('q-operate', { detail: 'undo' })),
      })}
      <progress max=${WHOLE} .value=${Math.min(WHOLE, seconds)} aria-hidden="true"></progress>
    </div>`;
  }
}

customElements.define('q-undo', QUndo);
