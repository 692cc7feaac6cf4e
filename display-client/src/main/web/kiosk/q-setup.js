// @ts-check
// Without a token this browser is no dispenser: how to make it one.
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html, nothing } from '../shared/lit.js';

export class QSetup extends PageElement {
  static properties = { refused: {}, language: {} };

  /** @param {SubmitEvent} event */
  save(event) {
    event.preventDefault();
    const typed = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('token') ?? '').trim();
    // A QR made from the device's address carries the token at its end.
    const token = /#token=(.+)$/.exec(typed)?.[1] ?? typed;
    if (token) {
      this.dispatchEvent(new CustomEvent('q-token', { detail: decodeURIComponent(token) }));
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
      <p class="q-lead">${t('kiosk.setupText')}</p>
      <div class="q-card">
        <p>${t('kiosk.setupAddress')}</p>
        <p class="k-address"><code>${location.origin}${location.pathname}#token=…</code></p>
      </div>
      <form class="q-card" @submit=${this.save}>
        <label
          ><span>${t('kiosk.setupField')}</span
          ><input class="q-field" name="token" autocomplete="off" autocapitalize="off" spellcheck="false" data-test="token"
        /></label>
        <button class="q-button q-primary q-large" data-test="save-token">${icon('key')}<span>${t('kiosk.setupSave')}</span></button>
      </form>
    </div>`;
  }
}

customElements.define('q-setup', QSetup);
