// @ts-check
// The first sign-in with a password that someone else gave: choose an own one.
import * as api from './api.js';
import { language, t } from './i18n.js';
import { html, nothing, PageElement } from './lit.js';
import { Spoken } from './spoken.js';
import './q-language.js';
import './q-notice.js';

class QNewPassword extends PageElement {
  static properties = { session: { attribute: false }, password: { attribute: false }, answer: { state: true }, busy: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any} */
    this.session = null;
    /** The present password when it was typed a moment ago, or ''. */
    this.password = '';
    /** @type {import('./q-notice.js').Answer | null} */
    this.answer = null;
    this.busy = false;
  }

  firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector('input:not([hidden])'))?.focus();
  }

  render() {
    return html`<main class="c-entrance">
      <header class="c-brand"><p class="c-name">MoiSo</p><q-language></q-language></header>
      <form class="q-card c-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event)} novalidate data-test="new-password">
        <h1>${t('entrance.choosePassword')}</h1>
        <p class="q-soft">${t('entrance.choosePasswordHint', { name: this.session.staff.name })}</p>
        <input hidden name="username" autocomplete="username" .value=${this.session.staff.username}>
        ${this.password ? nothing : field('password', 'entrance.presentPassword', 'current-password')}
        ${field('newPassword', 'entrance.newPassword', 'new-password')} ${field('repeated', 'entrance.repeatPassword', 'new-password')}
        <q-notice .answer=${this.answer}></q-notice>
        <button class="q-button q-primary q-large" aria-busy=${this.busy} aria-disabled=${this.busy} data-test="new-password-button">${t('entrance.savePassword')}</button>
      </form>
    </main>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const typed = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target))));
    if (!typed.newPassword || typed.newPassword !== typed.repeated) {
      this.answer = { tone: 'bad', key: 'entrance.passwordsDiffer' };
      return;
    }
    this.busy = true;
    this.answer = null;
    try {
      const password = this.password || typed.password;
      const session = await api.post('/api/session/password', { password, newPassword: typed.newPassword }, { language: language() });
      this.dispatchEvent(new CustomEvent('q-changed', { detail: session }));
    } catch (problem) {
      if (!(problem instanceof api.ApiProblem)) {
        throw problem;
      }
      this.answer = problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
    } finally {
      this.busy = false;
    }
  }
}

/** @param {string} name @param {string} label @param {'current-password' | 'new-password'} autocomplete */
function field(name, label, autocomplete) {
  return html`<label class="c-line">${t(label)}
    <input class="q-field" type="password" name=${name} autocomplete=${autocomplete} spellcheck="false" data-test=${name}>
  </label>`;
}

customElements.define('q-new-password', QNewPassword);
