// @ts-check
// The shell of a page for staff: it takes up the session that this browser has, lets somebody sign in or choose a first password, and lays the sign-in over the work when the
// session ends under it. What the page is for stands in the class that extends this one.
import * as api from './api.js';
import { language } from './i18n.js';
import { html, nothing, PageElement } from './lit.js';
import { Spoken } from './spoken.js';
import './q-new-password.js';
import './q-sign-in.js';

const AGAIN = 2000;

export class StaffPage extends PageElement {
  static properties = { page: { state: true }, locked: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** `starting`, `offline`, `sign-in`, `password`, and what the page itself knows. @type {string} */
    this.page = 'starting';
    /** The session ended under the work: signing in lies over it, and what was typed stays. */
    this.locked = false;
    /** @type {any} docs/protocol/session.json */
    this.session = null;
    /** Just typed at the sign-in, so that the change of a first password does not ask for it again. */
    this.password = '';
    /** A key: what the sign-in says beside its fields. */
    this.signInHint = 'entrance.signInHint';
  }

  /** A crash or a reload loses nothing: the cookie knows who it is. */
  async resume() {
    try {
      this.enter(await api.get('/api/session', { language: language() }));
    } catch (problem) {
      const isOffline = problem instanceof api.ApiProblem && problem.unanswered;
      this.page = isOffline ? 'offline' : 'sign-in';
      if (isOffline) {
        setTimeout(() => this.resume(), AGAIN);
      }
    }
  }

  /** @param {any} session of somebody who has signed in */
  enter(session) {
    this.session = session;
    if (session.mustChangePassword) {
      this.page = 'password';
      return;
    }
    this.password = '';
    this.begin(session);
  }

  async signOut() {
    await api.remove('/api/session', { language: language() }).catch(() => undefined);
    this.leave();
  }

  /** Nobody is signed in any more. */
  leave() {
    this.drop();
    this.session = null;
    this.page = 'sign-in';
  }

  /** Begins the work of somebody who may do it here, and sets the page. @param {any} session */
  begin(session) {
    throw new Error(`nothing to do for ${session.staff.name}`);
  }

  /** The same person has signed in again over the work. @param {any} session @returns {boolean} whether it goes on as it stands */
  goOn(session) {
    return session.staff === null;
  }

  /** Puts the work away, for nobody or somebody else goes on here. */
  drop() {}

  /** The page of this name, once somebody has signed in. @param {string} page @returns {unknown} */
  draw(page) {
    throw new Error(`no page ${page}`);
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
          @q-changed=${(/** @type {CustomEvent} */ event) => this.enter(event.detail ?? { ...this.session, mustChangePassword: false })}
        ></q-new-password>`;
      case 'starting':
        return nothing;
      default:
        return this.draw(this.page);
    }
  }

  #signIn() {
    return html`<q-sign-in
      .hint=${this.signInHint}
      .again=${this.locked ? this.session.staff.username : ''}
      .offline=${this.page === 'offline'}
      @q-signed-in=${(/** @type {CustomEvent} */ event) => this.#signedIn(event.detail)}
    ></q-sign-in>`;
  }

  /** @param {{session: any, password: string}} who */
  #signedIn({ session, password }) {
    const wasLocked = this.locked;
    const isSame = wasLocked && this.session.staff.id === session.staff.id;
    this.password = password;
    this.locked = false;
    if (isSame && this.goOn(session)) {
      this.session = session;
      return;
    }
    if (wasLocked) {
      this.drop();
    }
    this.enter(session);
  }
}
