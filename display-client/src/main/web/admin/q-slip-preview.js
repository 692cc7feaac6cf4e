// @ts-check
// The slip of the draft, drawn by the server as for paper: a ticket with the longest texts of the plan. What is seen here is what a printer gets.
import * as api from '../shared/api.js';
import { inLanguage, language, t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { button, choice, languageOptions } from './fields.js';
import { Planned } from './plan.js';
import '../shared/q-notice.js';

const PAUSE = 250;
const ROWS_OF_A_MILLIMETRE = 8;
const TEXT = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) => t('admin-slip.' + key, values);

class QSlipPreview extends PageElement {
  static properties = { plan: { attribute: false }, scope: {}, spoken: { state: true }, width: { state: true }, picture: { state: true }, problem: { state: true }, printed: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    new Planned(this);
    /** @type {import('./plan.js').Plan} */
    this.plan = /** @type {any} */ (null);
    this.scope = '';
    /** The visitor's language. */
    this.spoken = 'vi';
    this.width = 80;
    /** @type {{url: string, height: number} | null} */
    this.picture = null;
    /** @type {import('../shared/q-notice.js').Answer | null} */
    this.problem = null;
    /** @type {import('../shared/q-notice.js').Answer | null} */
    this.printed = null;
    this.printer = '';
    this.drawn = '';
    this.timer = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.drawn = '';
  }

  /** Draws anew when something that the slip shows has changed, and not at every key. */
  updated() {
    const wanted = JSON.stringify(this.#body);
    if (wanted !== this.drawn) {
      this.drawn = wanted;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#draw(wanted), this.picture ? PAUSE : 0);
    }
  }

  get #body() {
    return { plan: this.plan.draft, language: this.spoken, width: this.width, service: this.scope || null };
  }

  /** @param {string} wanted */
  async #draw(wanted) {
    try {
      const bytes = await api.postForBytes(`${this.#path}/preview`, JSON.parse(wanted), { language: language() });
      if (wanted === this.drawn) {
        this.#show(bytes);
        this.problem = null;
      }
    } catch (problem) {
      if (!(problem instanceof api.ApiProblem)) {
        throw problem;
      }
      if (wanted === this.drawn) {
        this.problem = sentence(problem);
      }
    }
  }

  /** @param {ArrayBuffer} bytes a PNG: its height stands at byte 20 */
  #show(bytes) {
    if (this.picture) {
      URL.revokeObjectURL(this.picture.url);
    }
    this.picture = { url: URL.createObjectURL(new Blob([bytes], { type: 'image/png' })), height: new DataView(bytes).getUint32(20) };
  }

  get #path() {
    return `/api/offices/${encodeURIComponent(this.plan.office)}/slip`;
  }

  render() {
    const widths = /** @type {[string, string][]} */ ([['80', '80 mm'], ['58', '58 mm']]);
    return html`<section class="a-preview" aria-label=${TEXT('preview')}>
      <div class="a-preview-choice">
        ${choice(TEXT('visitorSpeaks'), this.spoken, languageOptions(), (value) => (this.spoken = value), { test: 'preview-language' })}
        ${choice(TEXT('paper'), String(this.width), widths, (value) => (this.width = Number(value)), { test: 'preview-width' })}
      </div>
      <q-notice .answer=${this.problem}></q-notice>
      ${this.picture
        ? html`<div class="a-paper" tabindex="0" role="group" aria-label=${TEXT('preview')} data-stale=${this.problem !== null}><img src=${this.picture.url} alt=${t('admin-slip.previewOf', { language: inLanguage(/** @type {any} */ (this.spoken), 'common.languageName'), width: this.width })} data-test="preview" data-width=${this.width}></div>
            <p class="q-note q-soft">${TEXT('long', { mm: Math.round(this.picture.height / ROWS_OF_A_MILLIMETRE) })} ${TEXT('longest')}</p>`
        : nothing}
      ${this.#printing()}
    </section>`;
  }

  #printing() {
    const printers = this.plan.draft.printers.map((/** @type {any} */ each) => [each.id, each.name]);
    if (printers.length === 0) {
      return html`<p class="q-note q-soft">${TEXT('noPrinter')}</p>`;
    }
    return html`<div class="a-print">
        ${printers.length > 1 ? choice(TEXT('printer'), this.printer || printers[0][0], printers, (value) => (this.printer = value), { test: 'printer' }) : nothing}
        ${button(icon('printer'), TEXT('print'), () => this.#print(this.printer || printers[0][0]), { test: 'print' })}
      </div>
      <q-notice .answer=${this.printed}></q-notice>`;
  }

  /** @param {string} printer */
  async #print(printer) {
    this.printed = null;
    try {
      await api.press(`${this.#path}/print`, { ...this.#body, printer }, { language: language() });
      this.printed = { tone: 'good', key: 'admin-slip.sent' };
    } catch (problem) {
      if (!(problem instanceof api.ApiProblem)) {
        throw problem;
      }
      this.printed = sentence(problem);
    }
  }
}

/** @param {api.ApiProblem} problem @returns {import('../shared/q-notice.js').Answer} */
function sentence(problem) {
  return problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
}

customElements.define('q-slip-preview', QSlipPreview);
