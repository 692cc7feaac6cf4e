// @ts-check
// The supervisor's page: who signs in, then the hall at a glance and what can be put right in it. Every press goes through here.
import { alsoLoad, LANGUAGES, t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing } from '../shared/lit.js';
import { speakAsKept } from '../shared/spoken.js';
import { StaffPage } from '../shared/staff-page.js';
import { Ticking } from '../shared/ticking.js';
import { classForm, closeForm, giveUpForm, moveForm, noteForm, openForm, ruleForm } from './forms.js';
import { Room } from './room.js';
import './q-hall-acts.js';
import './q-hall-appointments.js';
import './q-hall-alarms.js';
import './q-hall-counters.js';
import './q-hall-devices.js';
import './q-hall-dialog.js';
import './q-hall-queues.js';
import './q-hall-rule.js';
import './q-hall-tickets.js';
import '../shared/q-language.js';
import '../shared/q-notice.js';

/** @typedef {'move' | 'class' | 'close' | 'open' | 'note' | 'rule' | 'give-up'} Act */

/** Pages: `denied`, `hall`. */
class QHall extends StaffPage {
  static properties = { asked: { state: true } };

  constructor() {
    super();
    new Ticking(this);
    /** @type {Room | null} */
    this.room = null;
    /** What the open form is about. @type {{act: Act, about: any} | null} */
    this.asked = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.page === 'starting') {
      this.#start();
    }
  }

  async #start() {
    await speakAsKept(['console', 'hall']);
    await alsoLoad(LANGUAGES, ['common', 'hall']);
    await this.resume();
  }

  /** @param {any} session */
  begin(session) {
    const office = new URLSearchParams(location.search).get('office') ?? session.office?.id ?? session.offices[0]?.id;
    if (!['supervisor', 'admin'].includes(session.role) || !office) {
      this.page = 'denied';
      return;
    }
    this.room = new Room(office);
    this.room.addEventListener('change', () => this.requestUpdate());
    this.room.addEventListener('signed-out', () => (this.locked = true));
    this.page = 'hall';
  }

  goOn() {
    this.room?.signedIn();
    return true;
  }

  drop() {
    this.room?.close();
    this.room = null;
    this.asked = null;
  }

  updated() {
    document.title = this.page === 'starting' ? 'MoiSo' : t('hall.pageTitle');
  }

  /** @param {string} page */
  draw(page) {
    return page === 'denied'
      ? html`<main class="c-entrance"><div class="q-card c-form"><h1>${t('hall.deniedTitle')}</h1><p data-test="denied">${t('hall.denied')}</p><button type="button" class="q-button" @click=${() => this.signOut()}>${t('hall.signOut')}</button></div></main>`
      : html`<div ?hidden=${this.locked} ?inert=${this.locked}>${this.#hall(/** @type {Room} */ (this.room))}</div>`;
  }

  /** @param {Room} room */
  #hall(room) {
    const { hall, clock } = room;
    if (!hall || !clock) {
      return html`<p class="h-starting q-soft" role="status">${t('hall.starting')}</p>`;
    }
    const ask = (/** @type {CustomEvent} */ event) => this.#ask(event.detail);
    return html`<header class="h-top">
        <div class="h-who"><h1>${t('hall.title')}</h1><p class="q-note q-soft">${textOf(hall.office.name)} · ${this.session.staff.name}</p></div>
        <p class="h-clock q-figures" data-test="line" data-line=${room.line}><span class="q-dot ${room.line === 'online' ? '' : 'q-bad'}"></span><span>${room.line === 'online' ? clock.time() : t('hall.lineLost')}</span></p>
        <q-language></q-language>
        <a class="q-button q-plain h-link" href="/console">${t('hall.toConsole')}</a>
        <button type="button" class="q-button q-plain h-link" data-test="sign-out" @click=${() => this.signOut()}>${icon('sign-out')}<span>${t('hall.signOut')}</span></button>
      </header>
      <q-hall-alarms .hall=${hall} .printers=${room.printers} .keypads=${room.keypads} .unshown=${room.screens.unshown} .screens=${room.screens.screens} .busy=${room.busy} @q-go=${(/** @type {CustomEvent} */ event) => this.#go(event.detail)}></q-hall-alarms>
      <main class="h-main" data-test="hall">
        <div class="h-answer"><q-notice closable .answer=${this.asked ? null : room.answer} @q-dismiss=${() => room.say(null)}></q-notice></div>
        <div class="h-column">
          <q-hall-queues .hall=${hall} .clock=${clock} @q-ask=${ask}></q-hall-queues>
          <q-hall-rule .rule=${hall.rule} @q-ask=${ask}></q-hall-rule>
          ${room.appointments ? html`<q-hall-appointments .hall=${hall} .appointments=${room.appointments} @q-ask=${ask}></q-hall-appointments>` : nothing}
        </div>
        <div class="h-column">
          <q-hall-counters .hall=${hall} .clock=${clock} @q-ask=${ask}></q-hall-counters>
          <q-hall-devices .printers=${room.printers} .keypads=${room.keypads} .screens=${room.screens.screens}></q-hall-devices>
        </div>
        <div class="h-column">
          <q-hall-tickets .hall=${hall} .clock=${clock} @q-ask=${ask}></q-hall-tickets>
          <q-hall-acts .acts=${hall.acts}></q-hall-acts>
        </div>
      </main>
      ${this.asked
        ? html`<q-hall-dialog .form=${this.#form(this.asked)} .answer=${room.answer} .busy=${room.busy} @q-close=${() => this.#shut()} @q-submit=${(/** @type {CustomEvent} */ event) => this.#submit(event.detail)}></q-hall-dialog>`
        : nothing}`;
  }

  /** @param {{act: Act, about: any}} asked */
  #ask(asked) {
    this.room?.say(null);
    this.asked = asked;
  }

  #shut() {
    this.asked = null;
    this.room?.say(null);
  }

  /** @param {{act: Act, about: any}} asked */
  #form({ act, about }) {
    const { hall, clock } = /** @type {any} */ (this.room);
    const forms = {
      move: () => moveForm(about, hall),
      class: () => classForm(about, hall),
      close: () => closeForm(about, clock),
      open: () => openForm(about),
      note: () => noteForm(about),
      rule: () => ruleForm(hall.rule),
      'give-up': () => giveUpForm(about),
    };
    return forms[act]();
  }

  /** @param {object} body */
  async #submit(body) {
    const { act, about } = /** @type {{act: Act, about: any}} */ (this.asked);
    const room = /** @type {Room} */ (this.room);
    const part = encodeURIComponent;
    const paths = {
      move: () => `/api/tickets/${part(about.id)}/move`,
      class: () => `/api/tickets/${part(about.id)}/priority`,
      close: () => `/api/services/${part(about.service)}/close`,
      open: () => `/api/services/${part(about.service)}/open`,
      note: () => `/api/counters/${part(about.id)}/notes`,
      rule: () => `/api/offices/${part(room.office)}/rule`,
      'give-up': () => `/api/offices/${part(room.office)}/appointments/${part(about.code)}/cancel`,
    };
    if (await room.press(paths[act](), body, 'hall.said.' + act, { number: about?.number ?? '', name: textOf(about?.name) })) {
      this.asked = null;
    }
  }

  /** Somebody goes to the counter that calls for help. @param {string} counter */
  #go(counter) {
    this.room?.press(`/api/counters/${encodeURIComponent(counter)}/emergency/answer`, {}, 'hall.said.go');
  }
}

customElements.define('q-hall', QHall);
