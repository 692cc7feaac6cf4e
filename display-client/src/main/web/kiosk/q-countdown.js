// @ts-check
// The seconds until the page goes back to rest, as a line that shortens and as words.
import { t } from '../shared/i18n.js';
import { PageElement, html, nothing } from '../shared/lit.js';

export class QCountdown extends PageElement {
  static properties = { seconds: { type: Number }, of: { type: Number }, offerStay: { type: Boolean, attribute: 'offer-stay' }, language: {} };

  constructor() {
    super();
    this.of = 15;
  }

  render() {
    return html`<div class="k-countdown" data-test="countdown">
      <progress class="k-countdown-line" max=${this.of} .value=${this.seconds} aria-hidden="true"></progress>
      <span class="q-figures" role="timer">${t('kiosk.backIn', { n: this.seconds })}</span>
      ${this.offerStay ? html`<button class="q-button" type="button" data-test="stay">${t('kiosk.stay')}</button>` : nothing}
    </div>`;
  }
}

customElements.define('q-countdown', QCountdown);
