// @ts-check
// Who works in the office: people come and go at once, not with the plan. A one-time password is shown here once, to be handed on.
import * as api from '../shared/api.js';
import { language, t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, live, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { button, choice, text } from './fields.js';
import '../shared/q-notice.js';

const TEXT = (/** @type {string} */ key, /** @type {Record<string, string>} */ values = {}) => t('admin-staff.' + key, values);
const ROLES = ['officer', 'supervisor', 'admin'];

/** @typedef {{username: string, name: string, role: string, mustChangePassword: boolean, disabled: boolean, password: string | null}} Member */

class QAdminStaff extends PageElement {
  static properties = { plan: { attribute: false }, session: { attribute: false }, members: { state: true }, wanted: { state: true }, made: { state: true }, answer: { state: true }, busy: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {import('./plan.js').Plan} */
    this.plan = /** @type {any} */ (null);
    /** @type {any} */
    this.session = null;
    /** @type {Member[] | null} null until the server has answered */
    this.members = null;
    this.wanted = { username: '', name: '', role: 'officer' };
    /** @type {Member | null} whose one-time password stands on the page */
    this.made = null;
    /** @type {import('../shared/q-notice.js').Answer | null} */
    this.answer = null;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    queueMicrotask(() => this.#ask(() => Promise.resolve()));
  }

  get path() {
    return `/api/offices/${encodeURIComponent(this.plan.office)}/staff`;
  }

  /** Does something and reads the list anew, whatever came of it. @param {() => Promise<unknown>} press @returns {Promise<boolean>} */
  async #ask(press) {
    if (this.busy) {
      return false;
    }
    this.busy = true;
    this.answer = null;
    let done = false;
    try {
      await press();
      done = true;
    } catch (problem) {
      this.#refused(problem);
    }
    try {
      this.members = await api.get(this.path, { language: language() });
    } catch (problem) {
      this.#refused(problem);
    }
    this.busy = false;
    return done;
  }

  /** @param {unknown} problem */
  #refused(problem) {
    if (!(problem instanceof api.ApiProblem)) {
      throw problem;
    }
    this.answer = problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
  }

  /** @param {SubmitEvent} event */
  async #add(event) {
    event.preventDefault();
    const { username, name, role } = this.wanted;
    const sent = { username: username.trim().toLowerCase(), name: name.trim(), role };
    if (await this.#ask(async () => (this.made = await api.post(this.path, sent, { language: language() })))) {
      this.wanted = { username: '', name: '', role: 'officer' };
    }
  }

  /** @param {Member} member @param {Partial<Member>} part */
  #change(member, part) {
    const { name, role, disabled } = { ...member, ...part };
    this.made = null;
    return this.#ask(() => api.put(`${this.path}/${encodeURIComponent(member.username)}`, { name, role, disabled }, { language: language() }));
  }

  /** @param {Member} member */
  #newPassword(member) {
    this.made = null;
    return this.#ask(async () => (this.made = await api.post(`${this.path}/${encodeURIComponent(member.username)}/password`, {}, { language: language() })));
  }

  render() {
    const members = this.members ?? [];
    const { wanted } = this;
    const set = (/** @type {object} */ part) => (this.wanted = { ...wanted, ...part });
    return html`<section class="a-group">
        <p class="a-hint">${TEXT('how')}</p>
        ${this.made ? this.#password(this.made) : nothing}
        <q-notice .answer=${this.answer} closable @q-dismiss=${() => (this.answer = null)}></q-notice>
        <div class="a-rows">${members.map((each) => this.#member(each))}</div>
      </section>
      <section class="a-group"><h2>${TEXT('add')}</h2>
        <form class="a-row" @submit=${(/** @type {SubmitEvent} */ event) => this.#add(event)}>
          <div class="a-fields">
            ${text(TEXT('username'), wanted.username, (username) => set({ username }), { test: 'new-username', max: 60, hint: TEXT('usernameHint') })}
            ${text(TEXT('name'), wanted.name, (name) => set({ name }), { test: 'new-name', max: 120, hint: TEXT('nameHint') })}
            ${choice(TEXT('role'), wanted.role, roles(), (role) => set({ role }), { test: 'new-role', hint: TEXT('roleHint') })}
          </div>
          <div class="a-buttons"><button class="q-button q-primary" data-test="add-member" ?disabled=${this.busy || !wanted.username.trim() || !wanted.name.trim()}>${icon('people')}<span>${TEXT('addButton')}</span></button></div>
        </form>
      </section>`;
  }

  /** @param {Member} member */
  #password(member) {
    return html`<div class="q-notice q-good a-password" data-test="one-time-password">
      ${icon('key')}
      <div><p>${TEXT('password', { name: member.name, username: member.username })}</p>
        <p class="a-secret" data-test="secret">${member.password}</p>
        <p class="q-note">${TEXT('passwordHint')}</p></div>
      ${button(nothing, TEXT('passwordSeen'), () => (this.made = null), { test: 'password-seen' })}
    </div>`;
  }

  /** @param {Member} member */
  #member(member) {
    const isSelf = member.username === this.session.staff.username;
    const state = member.disabled ? TEXT('disabled') : isSelf ? TEXT('you') : member.mustChangePassword ? TEXT('mustChange') : '';
    return html`<div class="a-row" data-test="member" data-username=${member.username} data-disabled=${member.disabled}>
      <div class="a-row-head"><p>${member.name} <span class="q-soft q-note">${[member.username, state].filter(Boolean).join(' · ')}</span></p>
        ${isSelf || member.disabled ? nothing : button(icon('key'), TEXT('newPassword'), () => this.#newPassword(member), { test: 'new-password', disabled: this.busy })}
        ${isSelf ? nothing : button(nothing, member.disabled ? TEXT('enable') : TEXT('disable'), () => this.#change(member, { disabled: !member.disabled }), { test: 'toggle', disabled: this.busy })}
      </div>
      ${member.disabled ? nothing : html`<div class="a-fields">
        <label class="c-line">${TEXT('name')}
          <input class="q-field" maxlength="120" autocomplete="off" data-test="member-name" .value=${live(member.name)} @change=${(/** @type {Event} */ event) => this.#rename(member, /** @type {HTMLInputElement} */ (event.target).value.trim())}>
        </label>
        ${isSelf ? nothing : choice(TEXT('role'), member.role, roles(), (role) => this.#change(member, { role }), { test: 'member-role' })}
      </div>`}
    </div>`;
  }

  /** @param {Member} member @param {string} name */
  #rename(member, name) {
    if (name && name !== member.name) {
      this.#change(member, { name });
    } else {
      this.requestUpdate();
    }
  }
}

/** @returns {[string, string][]} */
function roles() {
  return ROLES.map((role) => [role, TEXT('role.' + role)]);
}

customElements.define('q-admin-staff', QAdminStaff);
