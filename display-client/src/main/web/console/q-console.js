// @ts-check
// The officer console: at which counter somebody sits, and then the work. It decides which page is seen; the pages do the rest.
import { html } from '../shared/lit.js';
import { speakAsKept } from '../shared/spoken.js';
import { StaffPage } from '../shared/staff-page.js';
import { Desk } from './desk.js';
import './q-counter-choice.js';
import './q-work.js';

/** Pages: `counters`, `work`. */
class QConsole extends StaffPage {
  constructor() {
    super();
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
    this.addEventListener('q-left', () => this.#leaveCounter());
    this.addEventListener('q-signed-out', () => this.leave());
    await this.resume();
  }

  /** The session knows the counter. @param {any} session */
  begin(session) {
    if (session.counter === null) {
      this.drop();
      this.page = 'counters';
    } else {
      this.#work(session.counter);
    }
    this.requestUpdate();
  }

  /** @param {any} session */
  goOn(session) {
    if (session.counter !== this.desk?.id) {
      return false;
    }
    this.desk?.signedIn();
    return true;
  }

  drop() {
    this.desk?.close();
    this.desk = null;
    document.title = 'MoiSo';
  }

  /** @param {string} counter */
  #work(counter) {
    if (this.desk?.id !== counter) {
      this.drop();
      this.desk = new Desk(counter, this.session.staff.id);
      this.desk.addEventListener('signed-out', () => (this.locked = true));
      this.desk.addEventListener('left', (event) => this.#lostCounter(/** @type {CustomEvent} */ (event).detail));
    }
    this.lost = '';
    this.page = 'work';
  }

  /** @param {any} session someone else, a supervisor for instance, changed who sits where */
  #lostCounter(session) {
    const counter = session.counters.find((/** @type {any} */ each) => each.id === this.desk?.id);
    this.lost = counter?.officer ? counter.officer.name : '';
    this.enter(session);
  }

  async #leaveCounter() {
    this.drop();
    this.page = 'starting';
    await this.resume();
  }

  /** @param {string} page */
  draw(page) {
    return page === 'counters'
      ? html`<q-counter-choice
          .session=${this.session}
          .lost=${this.lost}
          @q-taken=${(/** @type {CustomEvent} */ event) => this.#work(event.detail)}
        ></q-counter-choice>`
      : html`<q-work .desk=${this.desk} .session=${this.session} ?hidden=${this.locked} ?inert=${this.locked}></q-work>`;
  }
}

customElements.define('q-console', QConsole);
