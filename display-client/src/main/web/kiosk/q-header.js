// @ts-check
// Whose machine this is, the time, and the language in the corner.
import { LANGUAGE_NAMES, t } from '../shared/i18n.js';
import { PageElement, html } from '../shared/lit.js';

export class QHeader extends PageElement {
  static properties = { office: {}, languages: {}, clock: {}, language: {} };

  connectedCallback() {
    super.connectedCallback();
    setInterval(() => this.requestUpdate(), 5000);
  }

  /** @param {string} language */
  choose(language) {
    this.dispatchEvent(new CustomEvent('q-language', { detail: language }));
  }

  render() {
    return html`<header class="k-header">
      <div class="k-office">
        <p class="k-office-name" data-test="office">${this.office?.name ?? ''}</p>
        <p class="q-soft q-figures">${this.clock ? html`<b>${this.clock.time()}</b> · ${this.clock.date()}` : ''}</p>
      </div>
      <div class="k-languages" role="group" aria-label=${t('common.language')}>
        ${this.languages.map((/** @type {import('../shared/i18n.js').Language} */ each) => html`<button class="q-button" type="button" lang=${each} data-test="language-${each}" aria-pressed=${each === this.language} @click=${() => this.choose(each)}>${LANGUAGE_NAMES[each]}</button>`)}
      </div>
    </header>`;
  }
}

customElements.define('q-header', QHeader);
