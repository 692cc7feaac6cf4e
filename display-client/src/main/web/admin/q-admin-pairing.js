// @ts-check
// Letting a new screen, dispenser or agent in: it shows six digits, which are entered here.
import * as api from '../shared/api.js';
import { language, t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { choice, text } from './fields.js';
import { Planned } from './plan.js';
import './q-tokens.js';

const TEXT = (/** @type {string} */ key, /** @type {Record<string, string>} */ values = {}) => t('admin-pairing.' + key, values);

class QAdminPairing extends PageElement {
  static properties = { plan: { attribute: false }, session: { attribute: false }, code: { state: true }, device: { state: true }, answer: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    new Planned(this);
    /** @type {import('./plan.js').Plan} */
    this.plan = /** @type {any} */ (null);
    /** @type {any} */
    this.session = null;
    this.code = '';
    this.device = '';
    /** @type {import('../shared/q-notice.js').Answer | null} */
    this.answer = null;
  }

  /** The devices as the server knows them: a draft's are none yet. @returns {[string, string][]} */
  get devices() {
    const { screens, dispensers, printers } = this.plan.base;
    const of = (/** @type {any[]} */ list, /** @type {string} */ kind) => list.map((each) => /** @type {[string, string]} */ ([`${this.plan.office}.${each.id}`, TEXT(kind, { name: each.name })]));
    return [...of(screens, 'screen'), ...of(dispensers, 'dispenser'), ...of(printers, 'printer')];
  }

  /** @param {SubmitEvent} event */
  async #enter(event) {
    event.preventDefault();
    const device = this.device || this.devices[0][0];
    try {
      const order = { code: this.code.replace(/\D/g, ''), device };
      const letIn = await api.press(`/api/offices/${encodeURIComponent(this.plan.office)}/pairings`, order, { language: language() });
      this.answer = { tone: 'good', text: TEXT('done', { name: letIn.name }) };
      this.code = '';
      await /** @type {import('./q-tokens.js').QTokens | null} */ (this.querySelector('q-tokens'))?.load();
    } catch (problem) {
      if (!(problem instanceof api.ApiProblem)) {
        throw problem;
      }
      this.answer = problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
    }
  }

  render() {
    return html`<section class="a-group"><h2>${TEXT('pair')}</h2>
      <p>${TEXT('how')}</p>
      <form class="q-card a-pairing" @submit=${this.#enter}>
        ${text(TEXT('code'), this.code, (value) => (this.code = value), { test: 'code', max: 7, hint: TEXT('codeHint') })}
        ${choice(TEXT('device'), this.device || this.devices[0]?.[0], this.devices, (value) => (this.device = value), { test: 'device', hint: TEXT('deviceHint') })}
        <q-notice .answer=${this.answer}></q-notice>
        <button class="q-button q-primary" data-test="enter" ?disabled=${this.code.replace(/\D/g, '').length !== 6 || this.devices.length === 0}>${icon('key')}<span>${TEXT('enter')}</span></button>
      </form>
    </section>
    <q-tokens .office=${this.plan.office}></q-tokens>`;
  }
}

customElements.define('q-admin-pairing', QAdminPairing);
