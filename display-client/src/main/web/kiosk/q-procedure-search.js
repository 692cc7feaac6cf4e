// @ts-check
// "sao y", "giay doc than": what people say leads to the procedure. Letters are on the screen; a keyboard works too.
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html, repeat } from '../shared/lit.js';
import { listenToSingleKeys } from './keys.js';
import { findProcedures } from './search.js';
import './q-letters.js';

export class QProcedureSearch extends PageElement {
  static properties = { menu: {}, query: {}, language: {} };

  constructor() {
    super();
    this.query = '';
    this.press = (/** @type {KeyboardEvent} */ event) => this.byKey(event);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.press);
    this.deaf = listenToSingleKeys((key) => this.open(this.found[Number(key) - 1]));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.press);
    this.deaf?.();
  }

  /** Typing anywhere goes into the field; a digit alone chooses that result. @param {KeyboardEvent} event */
  byKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const inField = event.target instanceof HTMLInputElement;
    if (event.key === 'Enter' && inField) {
      this.open(this.found[0]);
    } else if (!inField && (event.key === 'Backspace' || /^\p{L}$/u.test(event.key))) {
      event.preventDefault();
      this.type(event.key);
    }
  }

  /** @param {string} key */
  type(key) {
    this.query = key === 'Backspace' ? this.query.slice(0, -1) : this.query + key;
    const list = this.querySelector('.k-results');
    if (list) {
      list.scrollTop = 0;
    }
  }

  get found() {
    return findProcedures(this.menu.procedures, this.query);
  }

  /** @param {any} procedure */
  open(procedure) {
    if (procedure) {
      this.dispatchEvent(new CustomEvent('q-procedure', { detail: { procedure, query: this.query } }));
    }
  }

  render() {
    const { found } = this;
    return html` <h1 class="k-find-title" tabindex="-1">${t('kiosk.findTitle')}</h1>
      <div class="k-bar">
        <button class="q-button q-large" type="button" data-test="back" @click=${() => this.dispatchEvent(new Event('q-back'))}>
          ${icon('arrow-left')}<span>${t('common.back')}</span>
        </button>
        <label class="k-search"
          >${icon('search')}<span class="q-hidden-text">${t('kiosk.findField')}</span>
          <input
            class="q-field"
            type="text"
            inputmode="none"
            autocomplete="off"
            spellcheck="false"
            data-test="search"
            placeholder=${t('kiosk.findField')}
            .value=${this.query}
            @input=${(/** @type {InputEvent} */ event) => (this.query = /** @type {HTMLInputElement} */ (event.target).value)}
        /></label>
      </div>
      <p class="q-hidden-text" role="status">${t('kiosk.found', { n: found.length })}</p>
      ${
        found.length
          ? html`<ul class="k-results" tabindex="-1">
              ${repeat(
                found,
                (/** @type {import('./search.js').Procedure} */ procedure) => procedure.id,
                (/** @type {import('./search.js').Procedure} */ procedure) => this.result(procedure),
              )}
            </ul>`
          : html`<p class="k-results q-lead q-soft" data-test="found-nothing">${t('kiosk.findNothing', { query: this.query })}</p>`
      }
      <q-letters .language=${this.language} @q-letter=${(/** @type {CustomEvent} */ event) => this.type(event.detail)}></q-letters>`;
  }

  /** @param {import('./search.js').Procedure} procedure */
  result(procedure) {
    const service = this.menu.groups
      .flatMap((/** @type {any} */ group) => group.services)
      .find((/** @type {any} */ each) => each.id === procedure.service);
    return html`<li>
      <button class="k-result" type="button" data-test="result" data-procedure=${procedure.id} @click=${() => this.open(procedure)}>
        <span><span class="k-result-name">${procedure.name}</span><span class="q-soft">${service?.name ?? ''}</span></span
        >${icon('chevron-right')}
      </button>
    </li>`;
  }
}

customElements.define('q-procedure-search', QProcedureSearch);
