// @ts-check
// The switch of a staff page's language: each language by its own name.
import { inLanguage, language, LANGUAGES, t } from './i18n.js';
import { icon } from './icon.js';
import { html, PageElement } from './lit.js';
import { speak, Spoken } from './spoken.js';

class QLanguage extends PageElement {
  constructor() {
    super();
    new Spoken(this);
  }

  render() {
    return html`<label class="c-language">
      ${icon('language')}<span class="q-hidden-text">${t('common.language')}</span>
      <select data-test="language" @change=${(/** @type {Event} */ event) => speak(/** @type {HTMLSelectElement} */ (event.target).value)}>
        ${LANGUAGES.map((each) => html`<option value=${each} lang=${each} ?selected=${each === language()}>${inLanguage(each, 'common.languageName')}</option>`)}
      </select>
    </label>`;
  }
}

customElements.define('q-language', QLanguage);
