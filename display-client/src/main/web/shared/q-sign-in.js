// @ts-check
// Sign in. Also lies over the work when the session ended meanwhile; then it asks for the password only of who was there.
import * as api from './api.js';
import { language, t } from './i18n.js';
import { html, nothing, PageElement } from './lit.js';
import { Spoken } from './spoken.js';
import './q-language.js';
import './q-notice.js';

class QSignIn extends PageElement {
  static properties = { again: {}, hint: {}, offline: { type: Boolean }, answer: { state: true }, busy: { state: true }, shown: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** The officer who was signed in until now, or ''. */
    this.again = '';
    /** Whom the page is for: a key. */
    this.hint = 'entrance.signInHint';
    this.offline = false;
    /** @type {import('./q-notice.js').Answer | null} */
    this.answer = null;
    this.busy = false;
    this.shown = false;
  }

  firstUpdated() {
    /** @type {HTMLInputElement | null} */ (this.querySelector(this.again ? '[name=password]' : '[name=username]'))?.focus();
  }

  render() {
    return html`<main class="c-entrance">
      <header class="c-brand"><p class="c-name">MoiSo</p><q-language></q-language></header>
      <form class="q-card c-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event)} novalidate data-test="sign-in">
        <h1>${t('entrance.signIn')}</h1>
        ${this.again ? html`<p data-test="signed-out">${t('entrance.signInAgain')}</p>` : html`<p class="q-soft">${t(this.hint)}</p>`}
        <label class="c-line">${t('entrance.username')}
          <input class="q-field" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required .defaultValue=${this.again} data-test="username">
        </label>
        <div class="c-line">
          <label for="c-password">${t('entrance.password')}</label>
          <div class="c-with-button">
            <input class="q-field" id="c-password" name="password" type=${this.shown ? 'text' : 'password'} autocomplete="current-password" spellcheck="false" required data-test="password">
            <button type="button" class="q-button q-plain" aria-pressed=${this.shown} @click=${() => (this.shown = !this.shown)}>${t('entrance.showPassword')}</button>
          </div>
        </div>
        <q-notice .answer=${this.offline ? { tone: 'bad', key: 'entrance.serverGone' } : this.answer}></q-notice>
        <button class="q-button q-primary q-large" aria-busy=${this.busy} aria-disabled=${this.busy} data-test="sign-in-button">${t('entrance.signIn')}</button>
      </form>
      ${this.again ? nothing : html`<p class="q-soft q-note">${t('entrance.forgot')}</p>`}
    </main>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { username, password } = /** @type {{username: string, password: string}} */ (Object.fromEntries(new FormData(form)));
    if (!username || !password) {
      this.answer = { tone: 'bad', key: 'entrance.bothNeeded' };
      /** @type {HTMLElement | null} */ (form.querySelector(username ? '[name=password]' : '[name=username]'))?.focus();
      return;
    }
    this.busy = true;
    this.answer = null;
    try {
      const session = await api.post('/api/session', { username: username.trim(), password }, { language: language() });
      this.dispatchEvent(new CustomEvent('q-signed-in', { detail: { session, password } }));
    } catch (problem) {
      this.answer = sentence(problem);
      const field = /** @type {HTMLInputElement} */ (form.querySelector('[name=password]'));
      field.focus();
      field.select();
    } finally {
      this.busy = false;
    }
  }
}

/** @param {unknown} problem @returns {import('./q-notice.js').Answer} */
function sentence(problem) {
  if (!(problem instanceof api.ApiProblem)) {
    throw problem;
  }
  return problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
}

customElements.define('q-sign-in', QSignIn);
