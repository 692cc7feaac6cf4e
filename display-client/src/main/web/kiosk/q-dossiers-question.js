// @ts-check
// How many dossiers? Asked only where the office wants to know.
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html } from '../shared/lit.js';
import { listenToSingleKeys } from './keys.js';

const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export class QDossiersQuestion extends PageElement {
  static properties = { language: {} };

  connectedCallback() {
    super.connectedCallback();
    this.deaf = listenToSingleKeys((key) => COUNTS.includes(Number(key)) && this.choose(Number(key)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.deaf?.();
  }

  /** @param {number} count */
  choose(count) {
    this.dispatchEvent(new CustomEvent('q-dossiers', { detail: count }));
  }

  render() {
    return html` <div class="k-title">
        <h1 tabindex="-1">${t('kiosk.dossiersTitle')}</h1>
        <p class="q-lead q-soft">${t('kiosk.dossiersHint')}</p>
      </div>
      <ul class="k-counts">
        ${COUNTS.map((count) => html`<li><button class="q-button q-large k-count q-number" type="button" data-test="dossiers" data-count=${count} @click=${() => this.choose(count)}>${count}</button></li>`)}
      </ul>
      <button class="q-button q-large k-option k-option-none" type="button" data-test="dossiers-back" @click=${() => this.dispatchEvent(new CustomEvent('q-back'))}>${icon('arrow-left')}<span>${t('common.cancel')}</span></button>`;
  }
}

customElements.define('q-dossiers-question', QDossiersQuestion);
