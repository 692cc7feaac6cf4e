// @ts-check
// The devices that were let in, and taking that back from one that was lost or given away.
import * as api from '../shared/api.js';
import { calendarDate } from '../shared/format.js';
import { language, t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { button } from './fields.js';
import '../shared/q-notice.js';

const TEXT = (/** @type {string} */ key, /** @type {Record<string, string>} */ values = {}) => t('admin-pairing.' + key, values);

/** @typedef {{id: string, device: string, role: 'screen' | 'dispenser' | 'printer', name: string, since: string}} Token */

export class QTokens extends PageElement {
  static properties = { office: { attribute: false }, tokens: { state: true }, asked: { state: true }, answer: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    this.office = '';
    /** @type {Token[] | null} null until the server has answered */
    this.tokens = null;
    /** The token that is about to be revoked: asked once more. */
    this.asked = '';
    /** @type {import('../shared/q-notice.js').Answer | null} */
    this.answer = null;
  }

  connectedCallback() {
    super.connectedCallback();
    queueMicrotask(() => this.load());
  }

  get path() {
    return `/api/offices/${encodeURIComponent(this.office)}/tokens`;
  }

  async load() {
    try {
      this.tokens = await api.get(this.path, { language: language() });
    } catch (problem) {
      this.#refused(problem);
    }
  }

  /** @param {Token} token */
  async #revoke(token) {
    this.asked = '';
    try {
      await api.remove(`${this.path}/${token.id}`, { language: language() });
      this.answer = { tone: 'good', text: TEXT('revoked', { name: token.name }) };
    } catch (problem) {
      this.#refused(problem);
    }
    await this.load();
  }

  /** @param {unknown} problem */
  #refused(problem) {
    if (!(problem instanceof api.ApiProblem)) {
      throw problem;
    }
    this.answer = problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
  }

  render() {
    const tokens = this.tokens ?? [];
    return html`<section class="a-group"><h2>${TEXT('tokens')}</h2>
      <p class="a-hint">${TEXT('tokensHint')}</p>
      <q-notice .answer=${this.answer} closable @q-dismiss=${() => (this.answer = null)}></q-notice>
      ${this.tokens && tokens.length === 0 ? html`<p class="q-soft" data-test="no-tokens">${TEXT('noTokens')}</p>` : nothing}
      <div class="a-rows">${tokens.map((each) => this.#token(each))}</div>
    </section>`;
  }

  /** @param {Token} token */
  #token(token) {
    const isAsked = this.asked === token.id;
    return html`<div class="a-row" data-test="token" data-device=${token.device}>
      <div class="a-row-head"><p>${TEXT(token.role, { name: token.name })} <span class="q-soft q-note">${TEXT('since', { date: calendarDate(token.since) })}</span></p>
        ${isAsked
          ? html`${button(icon('x'), TEXT('revokeYes', { name: token.name }), () => this.#revoke(token), { test: 'revoke-yes', className: 'q-danger' })}${button(nothing, TEXT('revokeNo'), () => (this.asked = ''), { test: 'revoke-no' })}`
          : button(nothing, TEXT('revoke'), () => (this.asked = token.id), { test: 'revoke' })}
      </div>
    </div>`;
  }
}

customElements.define('q-tokens', QTokens);
