// @ts-check
// One service: what it is, how many wait, how long; or why it is closed and when it opens.
import { minutesRange } from '../shared/format.js';
import { icon, serviceIcon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html, nothing } from '../shared/lit.js';
import { reopening } from './reopening.js';

export class QServiceCard extends PageElement {
  static properties = { service: {}, now: {}, available: {}, key: {}, language: {} };

  render() {
    const { service } = this;
    return html`<button
      class="k-card"
      type="button"
      data-test="service"
      data-service=${service.id}
      aria-disabled=${!service.open || !this.available}
      @click=${() => this.dispatchEvent(new Event('q-choose'))}
    >
      <span class="k-card-icon">${serviceIcon(service.icon)}</span>
      <span class="k-card-name">${service.name.replaceAll(' - ', '\u00a0- ')}</span>
      ${this.key ? html`<kbd class="q-key">${this.key}</kbd>` : nothing} ${service.open ? this.wait() : this.why()}
    </button>`;
  }

  wait() {
    const { waiting, estimate } = this.service;
    return html`<span class="k-card-wait">
      <span data-test="waiting">${icon('people')}<span>${waiting ? t('kiosk.waiting', { n: waiting }) : t('kiosk.nobodyWaiting')}</span></span>
      ${estimate ? html`<span data-test="estimate">${icon('clock')}<span>${minutesRange(estimate)}</span></span>` : nothing}
    </span>`;
  }

  why() {
    const { closed } = this.service;
    return html`<span class="k-card-closed" data-test="closed"
      ><span class="q-tag q-warn">${reopening(closed?.opensAt, this.now) || t('kiosk.closed')}</span
      >${closed?.reason ? html`<span>${closed.reason}</span>` : nothing}</span
    >`;
  }
}

customElements.define('q-service-card', QServiceCard);
