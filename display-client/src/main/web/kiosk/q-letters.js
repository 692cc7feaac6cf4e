// @ts-check
// A keyboard on the screen: plain letters suffice, for the search needs no accents.
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html } from '../shared/lit.js';

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

export class QLetters extends PageElement {
  static properties = { language: {} };

  /** @param {string} letter */
  tell(letter) {
    this.dispatchEvent(new CustomEvent('q-letter', { detail: letter }));
  }

  render() {
    return html`<div class="k-letters">
      ${ROWS.map(
        (row, index) =>
          html`<div class="k-letters-row">
            ${[...row].map((letter) => html`<button class="q-button" type="button" data-test="letter-${letter}" @click=${() => this.tell(letter)}>${letter}</button>`)}
            ${index === 2 ? html`<button class="q-button k-wide" type="button" data-test="space" @click=${() => this.tell(' ')}>${t('kiosk.keySpace')}</button><button class="q-button k-wide" type="button" data-test="erase" @click=${() => this.tell('Backspace')}>${icon('erase')}<span>${t('kiosk.keyErase')}</span></button>` : ''}
          </div>`,
      )}
    </div>`;
  }
}

customElements.define('q-letters', QLetters);
