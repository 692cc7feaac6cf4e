// @ts-check
// What to bring, how long it takes and what it costs, then the right number.
import { minutesRange } from '../shared/format.js';
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html, nothing } from '../shared/lit.js';
import { reopening } from './reopening.js';

export class QProcedure extends PageElement {
  static properties = { procedure: {}, menu: {}, reachable: {}, language: {} };

  /** The menu may be newer than the page, in another language or with another queue: look both up again. */
  get fresh() {
    return this.menu.procedures.find((/** @type {any} */ each) => each.id === this.procedure.id) ?? this.procedure;
  }

  get service() {
    return this.menu.groups
      .flatMap((/** @type {any} */ group) => group.services)
      .find((/** @type {any} */ each) => each.id === this.procedure.service);
  }

  take() {
    this.dispatchEvent(new CustomEvent('q-take', { detail: { service: this.service, procedure: this.procedure } }));
  }

  render() {
    const procedure = this.fresh;
    return html` <div class="k-bar">
        <button class="q-button q-large" type="button" data-test="back" @click=${() => this.dispatchEvent(new Event('q-back'))}>
          ${icon('arrow-left')}<span>${t('common.back')}</span>
        </button>
        <h1 tabindex="-1" data-test="procedure-name">${procedure.name}</h1>
      </div>
      <article class="k-procedure" tabindex="0" aria-label=${procedure.name}>
        <div class="q-card">
          <h2>${icon('paper')}<span>${t('kiosk.papers')}</span></h2>
          <ul class="k-papers" data-test="papers">
            ${procedure.papers.map((/** @type {string} */ paper) => html`<li>${icon('check')}<span>${paper}</span></li>`)}
          </ul>
          <p class="q-soft">${t('kiosk.papersMissing')}</p>
        </div>
        <dl class="k-facts">
          ${this.fact('clock', 'kiosk.time', procedure.time, 'time')} ${this.fact('fee', 'kiosk.fee', procedure.fee, 'fee')}
          ${this.fact('info', 'kiosk.note', procedure.note, 'note')}
        </dl>
      </article>
      ${this.ending()}`;
  }

  /** @param {string} sign @param {string} key @param {string | null} text @param {string} test */
  fact(sign, key, text, test) {
    return text
      ? html`<div class="q-card">
          <dt>${icon(sign)}<span>${t(key)}</span></dt>
          <dd data-test=${test}>${text}</dd>
        </div>`
      : nothing;
  }

  ending() {
    const { service } = this;
    if (!service || !service.open || !this.menu.issuing.open || !this.reachable) {
      const reason = !this.reachable ? t('kiosk.offlineText') : (service?.closed?.reason ?? this.menu.issuing.reason);
      const when = reopening(service?.closed?.opensAt ?? this.menu.issuing.opensAt, this.menu.now);
      return html`<div class="q-notice q-warn" data-test="closed">
        ${icon('clock')}
        <p>${reason ?? `${t('kiosk.notIssuing')} ${when}`}</p>
      </div>`;
    }
    return html`<div class="k-take">
      <p class="k-card-wait">
        <span>${icon('people')}<span>${service.waiting ? t('common.waiting', { n: service.waiting }) : t('common.nobodyWaiting')}</span></span>
        ${service.estimate ? html`<span>${icon('clock')}<span>${minutesRange(service.estimate)}</span></span>` : nothing}
      </p>
      <button class="q-button q-large q-primary" type="button" data-test="take" @click=${this.take}>
        ${icon('ticket')}<span>${t('kiosk.takeFor', { service: service.name })}</span>
      </button>
    </div>`;
  }
}

customElements.define('q-procedure', QProcedure);
