// @ts-check
// The admin page: which office, which section. The sections do the rest (sections.js).
import { keep, kept } from '../shared/device.js';
import { t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing } from '../shared/lit.js';
import { speakAsKept } from '../shared/spoken.js';
import { StaffPage } from '../shared/staff-page.js';
import { Plan } from './plan.js';
import { open, SECTIONS, TEXTS } from './sections.js';
import './q-save.js';
import '../shared/q-language.js';
import '../shared/q-notice.js';

/** Pages: `denied`, `work`. */
class QAdmin extends StaffPage {
  static properties = { shown: { state: true }, office: { state: true } };

  constructor() {
    super();
    this.signInHint = 'admin.signInHint';
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
    await this.resume();
  }

  /** @param {any} session */
  async begin(session) {
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

  goOn() {
    return true;
  }

  drop() {
    this.plans.clear();
    this.shown = null;
  }

  updated() {
    document.title = this.page === 'work' ? `${t(`admin-${this.section.name}.title`)} – MoiSo` : 'MoiSo';
  }

  /** @param {string} page */
  draw(page) {
    return page === 'denied' ? this.#denied() : this.#work();
  }

  #denied() {
    return html`<main class="c-entrance">
      <header class="c-brand"><p class="c-name">MoiSo</p><q-language></q-language></header>
      <div class="q-card c-form" data-test="denied">
        <h1>${t('admin.denied')}</h1>
        <p>${t('admin.deniedHint', { name: this.session.staff.name })}</p>
        <button type="button" class="q-button" data-test="sign-out" @click=${() => this.signOut()}>${t('admin.signOut')}</button>
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
          <button type="button" class="q-button q-plain" data-test="sign-out" @click=${() => this.signOut()}>${icon('sign-out')}<span>${t('admin.signOut')}</span></button>
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
