// @ts-check
// A service that gives one ticket a person: the identity card is scanned first. Who has none goes to an officer.
import { icon, serviceIcon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html, nothing } from '../shared/lit.js';

export class QIdentity extends PageElement {
  static properties = { service: {}, language: {} };

  render() {
    return html`<div class="k-middle">
      ${this.service ? html`<p class="k-about">${serviceIcon(this.service.icon)}<span>${this.service.name}</span></p>` : nothing}
      ${icon('id-card')}
      <h1 tabindex="-1" data-test="identity">${t('kiosk.identityTitle')}</h1>
      <p class="q-lead">${t('kiosk.identityText')}</p>
      <div class="k-answers">
        <button class="q-button q-large" type="button" data-test="back" @click=${() => this.dispatchEvent(new Event('q-back'))}>
          ${icon('arrow-left')}<span>${t('kiosk.notNow')}</span>
        </button>
      </div>
    </div>`;
  }
}

customElements.define('q-identity', QIdentity);
