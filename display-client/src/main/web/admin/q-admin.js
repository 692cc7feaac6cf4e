// @ts-check
// The admin page: who signs in, which office, which section. The sections do the rest (sections.js).
import * as api from '../shared/api.js';
import { keep, kept } from '../shared/device.js';
import { language, t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { speakAsKept, Spoken } from '../shared/spoken.js';
import { Plan } from './plan.js';
import { open, SECTIONS, TEXTS } from './sections.js';
import './q-save.js';
import '../shared/q-language.js';
import '../shared/q-new-password.js';
import '../shared/q-notice.js';
import '../shared/q-sign-in.js';

class QAdmin extends PageElement {
  static properties = { page: { state: true }, locked: { state: true }, shown: { state: true }, office: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {'starting' | 'offline' | 'sign-in' | 'password' | 'denied' | 'work'} */
    this.page = 'starting';
    /** The session ended under the work: signing in lies over it, and the draft stays. */
    this.locked = false;
    /** @type {any} docs/protocol/session.json */
    this.session = null;
    this.password = '';
    this.office = '';
    /** @type {Map<string, Plan>} a draft each, kept while another office is looked at */
    this.plans = new Map();
    /** @type {import('./sections.js').Section} */
    this.section = SECTIONS[0];
    /** @type {HTMLElement | null} the section's element */
    this.shown = null;
    this.turned = () => this.#turn();
    this.leaving = (/** @type {BeforeUnloadEvent} */ event) => [...this.plans.values()].some((plan) => plan.dirty) && event.preventDefault();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.turned);
    addEventListener('beforeunload', this.leaving);
    this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.turned);
    removeEventListener('beforeunload', this.leaving);
  }

  async #start() {
    await speakAsKept(['admin', ...TEXTS]);
    await this.#resume();
  }

  async #resume() {
    try {
      this.#enter(await api.get('/api/session', { language: language() }));
    } catch (problem) {
      const isOffline = problem instanceof api.ApiProblem && problem.unanswered;
      this.page = isOffline ? 'offline' : 'sign-in';
      if (isOffline) {
        setTimeout(() => this.#resume(), 2000);
      }
    }
  }

  /** @param {any} session */
  async #enter(session) {
    this.session = session;
    if (session.mustChangePassword) {
      this.page = 'password';
      return;
    }
    this.password = '';
    if (session.role !== 'admin' || session.offices.length === 0) {
      this.page = 'denied';
      return;
    }
    const last = kept('admin-office');
    const office = session.offices.find((/** @type {any} */ each) => each.id === last) ?? session.office;
    await this.#choose(office.id);
    this.page = 'work';
  }

  /** @param {string} office */
  async #choose(office) {
    keep('admin-office', office);
    let plan = this.plans.get(office);
    if (!plan) {
      plan = new Plan(office);
      plan.addEventListener('signed-out', () => (this.locked = true));
      plan.addEventListener('change', () => this.requestUpdate());
      this.plans.set(office, plan);
      await plan.load();
    }
    this.office = office;
    await this.#turn();
  }

  /** Opens the section that the address names. */
  async #turn() {
    const name = location.hash.slice(1);
    this.section = SECTIONS.find((each) => each.name === name) ?? SECTIONS[0];
    const element = await open(this.section);
    this.shown = Object.assign(element, { plan: this.#plan, session: this.session });
  }

  get #plan() {
    return /** @type {Plan} */ (this.plans.get(this.office));
  }

  /** @param {CustomEvent} event */
  #signedIn(event) {
    const { session, password } = event.detail;
    const isSamePerson = this.session?.staff.id === session.staff.id;
    this.password = password;
    if (this.locked && !isSamePerson) {
      this.plans.clear();
    }
    const goesOn = this.locked && isSamePerson;
    this.locked = false;
    if (!goesOn) {
      this.#enter(session);
    }
  }

  async #signOut() {
    await api.remove('/api/session').catch(() => null);
    this.plans.clear();
    this.session = null;
    this.shown = null;
    this.page = 'sign-in';
  }

  updated() {
    document.title = this.page === 'work' ? `${t(`admin-${this.section.name}.title`)} – MoiSo` : 'MoiSo';
  }

  render() {
    return html`${this.locked ? this.#signIn() : nothing}${this.#page()}`;
  }

  #page() {
    switch (this.page) {
      case 'sign-in':
      case 'offline':
        return this.#signIn();
      case 'password':
        return html`<q-new-password
          .session=${this.session}
          .password=${this.password}
          @q-changed=${(/** @type {CustomEvent} */ event) => this.#enter(event.detail ?? { ...this.session, mustChangePassword: false })}
        ></q-new-password>`;
      case 'denied':
        return this.#denied();
      case 'work':
        return this.#work();
      default:
        return nothing;
    }
  }

  #signIn() {
    return html`<q-sign-in
      .hint=${'admin.signInHint'}
      .again=${this.locked ? this.session.staff.username : ''}
      .offline=${this.page === 'offline'}
      @q-signed-in=${(/** @type {CustomEvent} */ event) => this.#signedIn(event)}
    ></q-sign-in>`;
  }

  #denied() {
    return html`<main class="c-entrance">
      <header class="c-brand"><p class="c-name">MoiSo</p><q-language></q-language></header>
      <div class="q-card c-form" data-test="denied">
        <h1>${t('admin.denied')}</h1>
        <p>${t('admin.deniedHint', { name: this.session.staff.name })}</p>
        <button type="button" class="q-button" data-test="sign-out" @click=${() => this.#signOut()}>${t('admin.signOut')}</button>
      </div>
    </main>`;
  }

  #work() {
    return html`<div class="a-page" ?hidden=${this.locked} ?inert=${this.locked} data-test="admin">
      <a class="a-skip" href="#${this.section.name}" @click=${(/** @type {Event} */ event) => this.#skip(event)}>${t('admin.skip')}</a>
      <header class="a-side">
        <p class="c-name">MoiSo</p>
        ${this.#offices()}
        <nav class="a-nav" aria-label=${t('admin.sections')}>
          <ul>
            ${SECTIONS.map(
              (each) => html`<li><a href="#${each.name}" aria-current=${each === this.section ? 'page' : nothing} data-test="to-${each.name}">${icon(each.icon)}<span>${t(`admin-${each.name}.title`)}</span></a></li>`,
            )}
          </ul>
        </nav>
        <div class="a-who">
          <p class="q-note q-soft">${this.session.staff.name}</p>
          <q-language></q-language>
          <button type="button" class="q-button q-plain" data-test="sign-out" @click=${() => this.#signOut()}>${icon('sign-out')}<span>${t('admin.signOut')}</span></button>
        </div>
      </header>
      <div class="a-main">
        <main id="a-section" tabindex="-1" data-test="section-${this.section.name}">
          <h1>${t(`admin-${this.section.name}.title`)}</h1>
          ${this.#plan.draft ? this.shown : html`<q-notice .answer=${this.#plan.answer}></q-notice>`}
        </main>
        <q-save .plan=${this.#plan}></q-save>
      </div>
    </div>`;
  }

  #offices() {
    const { offices } = this.session;
    if (offices.length === 1) {
      return html`<p class="a-office" data-test="office">${textOf(offices[0].name)}</p>`;
    }
    return html`<label class="a-office c-line"><span class="q-note">${t('admin.office')}</span>
      <select class="q-field" data-test="office" @change=${(/** @type {Event} */ event) => this.#choose(/** @type {HTMLSelectElement} */ (event.target).value)}>
        ${offices.map((/** @type {any} */ each) => html`<option value=${each.id} ?selected=${each.id === this.office}>${textOf(each.name)}</option>`)}
      </select>
    </label>`;
  }

  /** @param {Event} event */
  #skip(event) {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (this.querySelector('#a-section'))?.focus();
  }
}

customElements.define('q-admin', QAdmin);
