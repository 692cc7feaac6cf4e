// @ts-check
// Where the wait is long: "12 people waiting, 35–50 minutes. Take a number?"
import { minutesRange } from '../shared/format.js';
import { icon, serviceIcon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html, nothing } from '../shared/lit.js';

/** By people ahead or by the middle of what is expected; 0 never asks. @param {any} service @param {any} menu */
export function isLong({ waiting, estimate }, { askWhenAhead, askWhenMinutes }) {
  const minutes = estimate ? (estimate.low + estimate.high) / 2 : 0;
  return (askWhenAhead > 0 && waiting >= askWhenAhead) || (askWhenMinutes > 0 && minutes >= askWhenMinutes);
}

export class QWaitQuestion extends PageElement {
  static properties = { service: {}, language: {} };

  render() {
    const { name, icon: sign, waiting, estimate } = this.service;
    return html`<div class="k-middle">
      <p class="k-about">${serviceIcon(sign)}<span>${name}</span></p>
      <p class="k-figure" data-test="question">${t('common.waiting', { n: waiting })}${estimate ? html`<br />${minutesRange(estimate)}` : nothing}</p>
      <h1 tabindex="-1">${t('kiosk.askQuestion')}</h1>
      <div class="k-answers">
        <button class="q-button q-large" type="button" data-test="no" @click=${() => this.dispatchEvent(new Event('q-back'))}>
          ${icon('arrow-left')}<span>${t('kiosk.notNow')}</span>
        </button>
        <button class="q-button q-large q-primary" type="button" data-test="take" @click=${() => this.dispatchEvent(new Event('q-take'))}>
          ${icon('ticket')}<span>${t('kiosk.take')}</span>
        </button>
      </div>
    </div>`;
  }
}

customElements.define('q-wait-question', QWaitQuestion);
