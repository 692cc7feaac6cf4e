// @ts-check
// Without a token this browser is no dispenser: it shows the six digits by which an admin makes it one. Whoever has a token already may give it instead.
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html, nothing } from '../shared/lit.js';
import { pair, spaced } from '../shared/pairing.js';

export class QSetup extends PageElement {
  static properties = { refused: {}, office: {}, language: {}, code: { state: true } };

  constructor() {
    super();
    this.code = '';
    this.stop = () => {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.stop = pair('dispenser', this.office, {
      onCode: (code) => (this.code = code),
      onPaired: (token) => this.hand(token),
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  /** @param {string} token */
  hand(token) {
    this.dispatchEvent(new CustomEvent('q-token', { detail: token }));
  }

  /** @param {SubmitEvent} event */
  save(event) {
    event.preventDefault();
    const typed = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('token') ?? '').trim();
    // A QR made from the device's address carries the token at its end.
    const token = /#token=(.+)$/.exec(typed)?.[1] ?? typed;
    if (token) {
      this.hand(decodeURIComponent(token));
    }
  }

  render() {
    return html`<div class="k-setup" data-test="setup">
      <h1 tabindex="-1">${t('kiosk.setupTitle')}</h1>
      ${
        this.refused
          ? html`<div class="q-notice q-warn" role="alert">
              ${icon('key')}
              <p>${t('kiosk.setupRefused')}</p>
            </div>`
          : nothing
      }
      <div class="q-card k-pairing" role="status">
        <p class="q-lead">${this.code ? t('kiosk.setupText') : t('kiosk.setupAsking')}</p>
        <p class="k-code q-number" data-test="pairing-code">${this.code ? spaced(this.code) : nothing}</p>
      </div>
      <details class="k-by-token">
        <summary data-test="by-token">${t('kiosk.setupToken')}</summary>
        <form class="q-card" @submit=${this.save}>
          <p>${t('kiosk.setupAddress')}</p>
          <p class="k-address"><code>${location.origin}${location.pathname}#token=…</code></p>
          <label
            ><span>${t('kiosk.setupField')}</span
            ><input class="q-field" name="token" autocomplete="off" autocapitalize="off" spellcheck="false" data-test="token"
          /></label>
          <button class="q-button q-primary q-large" data-test="save-token">${icon('key')}<span>${t('kiosk.setupSave')}</span></button>
        </form>
      </details>
    </div>`;
  }
}

customElements.define('q-setup', QSetup);
