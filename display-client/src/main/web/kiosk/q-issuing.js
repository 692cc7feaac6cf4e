// @ts-check
// Between the press and the number; and what is said when there is no number.
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html, nothing } from '../shared/lit.js';

export class QIssuing extends PageElement {
  static properties = { service: {}, late: {}, refused: {}, detail: {}, language: {} };

  render() {
    return html`<div class="k-middle" role="status" data-test=${this.refused ? 'refused' : 'issuing'}>
      ${icon(this.refused ? 'warning' : this.late ? 'offline' : 'ticket')}
      <h1 tabindex="-1">${t(this.refused ? 'kiosk.refused' : 'kiosk.issuing')}</h1>
      ${this.refused ? html`<p class="q-lead">${this.detail ?? t('kiosk.refusedText')}</p>` : nothing}
      ${this.late ? html`<p class="q-lead">${t('kiosk.retrying')}</p>` : nothing}
      ${
        this.refused || this.late
          ? html`<div class="k-answers">
              <button class="q-button q-large" type="button" data-test="back" @click=${() => this.dispatchEvent(new Event('q-back'))}>
                ${icon('arrow-left')}<span>${t(this.refused ? 'common.back' : 'kiosk.notNow')}</span>
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }
}

customElements.define('q-issuing', QIssuing);
