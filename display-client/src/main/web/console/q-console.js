// @ts-check
// The officer console: who signs in, at which counter, and then the work. It decides which page is seen; the pages do the rest.
import * as api from '../shared/api.js';
import { language } from '../shared/i18n.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Desk } from './desk.js';
import { speakAsKept, Spoken } from '../shared/spoken.js';
import './q-counter-choice.js';
import '../shared/q-new-password.js';
import '../shared/q-sign-in.js';
import './q-work.js';

class QConsole extends PageElement {
  static properties = { page: { state: true }, locked: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {'starting' | 'offline' | 'sign-in' | 'password' | 'counters' | 'work'} */
    this.page = 'starting';
    /** The session ended under the work: signing in lies over it, and what was typed stays. */
    this.locked = false;
    /** @type {any} docs/protocol/session.json */
    this.session = null;
    /** Just typed at the sign-in, so that the change of a first password does not ask for it again. */
    this.password = '';
    /** Why the officer is no longer at the counter. @type {string} */
    this.lost = '';
    /** @type {Desk | null} */
    this.desk = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.page === 'starting') {
      this.#start();
    }
  }

  async #start() {
    await speakAsKept(['console']);
    this.addEventListener('q-left', () => this.#leave());
    this.addEventListener('q-signed-out', () => this.#signedOut());
    await this.#resume();
  }

  /** A crash or a reload loses nothing: the cookie knows the officer, the session knows the counter. */
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
  #enter(session) {
    this.session = session;
    if (session.mustChangePassword) {
      this.page = 'password';
      return;
    }
    this.password = '';
    if (session.counter === null) {
      this.#closeDesk();
      this.page = 'counters';
    } else {
      this.#work(session.counter);
    }
    this.requestUpdate();
  }

  /** @param {string} counter */
  #work(counter) {
    if (this.desk?.id !== counter) {
      this.#closeDesk();
      this.desk = new Desk(counter, this.session.staff.id);
      this.desk.addEventListener('signed-out', () => (this.locked = true));
      this.desk.addEventListener('left', (event) => this.#lostCounter(/** @type {CustomEvent} */ (event).detail));
    }
    this.lost = '';
    this.page = 'work';
  }

  #closeDesk() {
    this.desk?.close();
    this.desk = null;
    document.title = 'MoiSo';
  }

  /** @param {any} session someone else, a supervisor for instance, changed who sits where */
  #lostCounter(session) {
    const counter = session.counters.find((/** @type {any} */ each) => each.id === this.desk?.id);
    this.lost = counter?.officer ? counter.officer.name : '';
    this.#enter(session);
  }

  /** @param {CustomEvent} event */
  #signedIn(event) {
    const { session, password } = event.detail;
    const isSameOfficer = this.session?.staff.id === session.staff.id;
    this.password = password;
    if (this.locked && isSameOfficer && session.counter === this.desk?.id) {
      this.session = session;
      this.locked = false;
      this.desk?.signedIn();
      return;
    }
    if (this.locked) {
      this.#closeDesk();
      this.locked = false;
    }
    this.#enter(session);
  }

  async #leave() {
    this.#closeDesk();
    this.page = 'starting';
    await this.#resume();
  }

  #signedOut() {
    this.#closeDesk();
    this.session = null;
    this.page = 'sign-in';
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
      case 'counters':
        return html`<q-counter-choice
          .session=${this.session}
          .lost=${this.lost}
          @q-taken=${(/** @type {CustomEvent} */ event) => this.#work(event.detail)}
        ></q-counter-choice>`;
      case 'work':
        return html`<q-work .desk=${this.desk} .session=${this.session} ?hidden=${this.locked} ?inert=${this.locked}></q-work>`;
      default:
        return nothing;
    }
  }

  #signIn() {
    return html`<q-sign-in
      .again=${this.locked ? this.session.staff.username : ''}
      .offline=${this.page === 'offline'}
      @q-signed-in=${(/** @type {CustomEvent} */ event) => this.#signedIn(event)}
    ></q-sign-in>`;
  }
}

customElements.define('q-console', QConsole);
