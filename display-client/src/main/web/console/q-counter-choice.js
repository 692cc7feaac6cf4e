// @ts-check
// Which counter the officer sits at: every counter with what it serves and who holds it. A taken one may be asked for too: the server's refusal names who has it.
import * as api from '../shared/api.js';
import { language, t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { keyCap } from './key-button.js';
import { Keyboard } from './keyboard.js';
import { Spoken } from '../shared/spoken.js';
import '../shared/q-language.js';
import '../shared/q-notice.js';

const EVERY = 5000;

class QCounterChoice extends PageElement {
  static properties = { session: { attribute: false }, lost: { attribute: false }, answer: { state: true }, taking: { state: true }, queues: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any} docs/protocol/session.json */
    this.session = null;
    /** Who has the counter this officer sat at until now, or ''. */
    this.lost = '';
    /** @type {{about: string, answer: import('./desk.js').Answer} | null} */
    this.answer = null;
    /** @type {string | null} */
    this.taking = null;
    /** @type {any[]} the queues of the board, for the names of services and how many wait */
    this.queues = [];
    this.timer = 0;
    this.keyboard = new Keyboard((key) => this.#key(key));
  }

  connectedCallback() {
    super.connectedCallback();
    this.keyboard.listen(this.ownerDocument.defaultView);
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.keyboard.ignore();
  }

  async #look() {
    clearTimeout(this.timer);
    try {
      const [session, board] = await Promise.all([
        api.get('/api/session', { language: language() }),
        api.get(`/api/offices/${encodeURIComponent(this.session.office.id)}/board`, { language: language() }),
      ]);
      this.session = session;
      this.queues = board.queues;
    } catch (problem) {
      if (problem instanceof api.ApiProblem && problem.status === 401) {
        this.#signedOut();
        return;
      }
      // The list as it was stays; taking a counter will say what is wrong.
    }
    if (this.isConnected) {
      this.timer = setTimeout(() => this.#look(), EVERY);
    }
  }

  /** @param {string} key */
  #key(key) {
    const counter = this.session.counters.find((/** @type {any} */ each) => String(each.number) === key);
    if (counter) {
      this.#take(counter);
    }
    return Boolean(counter);
  }

  render() {
    return html`<main class="c-entrance c-wide">
      <header class="c-brand"><p class="c-name">MoiSo</p><q-language></q-language></header>
      <div class="c-greeting">
        <h1>${t('console.chooseCounter')}</h1>
        <p class="q-soft">${this.session.staff.name}, ${textOf(this.session.office.name)}</p>
      </div>
      ${this.lost ? html`<div class="q-notice q-warn" role="status" data-test="lost">${icon('info')}<p>${t('console.counterLost', { name: this.lost })}</p></div>` : nothing}
      <ul class="c-counters" data-test="counters">${this.session.counters.map((/** @type {any} */ counter) => this.#counter(counter))}</ul>
      <button type="button" class="q-button q-plain c-sign-out" data-test="sign-out" @click=${() => this.#signOut()}>
        ${icon('sign-out')}<span>${t('console.do.sign-out')}</span>
      </button>
      ${this.answer?.about === 'sign-out' ? html`<q-notice .answer=${this.answer.answer}></q-notice>` : nothing}
    </main>`;
  }

  /** @param {any} counter */
  #counter(counter) {
    const queues = counter.services.map((/** @type {string} */ id) => this.queues.find((queue) => queue.service === id)).filter(Boolean);
    const waiting = queues.reduce((/** @type {number} */ sum, /** @type {any} */ queue) => sum + queue.waiting, 0);
    return html`<li>
      <button type="button" class="c-counter" data-test="counter" data-counter=${counter.id} aria-busy=${this.taking === counter.id} aria-keyshortcuts=${counter.number} @click=${() => this.#take(counter)}>
        <span class="q-number c-counter-number" aria-hidden="true">${counter.number}</span>
        <span class="c-counter-facts">
          <strong>${textOf(counter.name)}</strong>
          ${queues.length ? html`<span>${queues.map((/** @type {any} */ queue) => textOf(queue.name)).join(', ')}</span>` : nothing}
          ${this.#holder(counter.officer)}
        </span>
        <span class="c-counter-end q-soft q-figures">${queues.length ? t('console.waitingShort', { n: waiting }) : nothing}${counter.number < 10 ? keyCap(String(counter.number)) : nothing}</span>
      </button>
      ${this.answer?.about === counter.id ? html`<q-notice .answer=${this.answer?.answer}></q-notice>` : nothing}
    </li>`;
  }

  /** @param {{id: string, name: string} | null} officer */
  #holder(officer) {
    if (officer === null) {
      return html`<span class="c-holder c-free" data-test="free">${t('console.counterFree')}</span>`;
    }
    const name = officer.id === this.session.staff.id ? t('console.counterOwn') : officer.name;
    return html`<span class="c-holder" data-test="holder">${icon('person')}${name}</span>`;
  }

  /** @param {any} counter */
  async #take(counter) {
    if (this.taking !== null) {
      return;
    }
    this.taking = counter.id;
    this.answer = null;
    try {
      await api.press(`/api/counters/${encodeURIComponent(counter.id)}/session`, {}, { language: language() });
      this.dispatchEvent(new CustomEvent('q-taken', { detail: counter.id }));
    } catch (problem) {
      this.#refused(counter.id, problem);
      this.#look();
    } finally {
      this.taking = null;
    }
  }

  /** Signed out is who the server has forgotten; until it answers, the officer is told that it has not. */
  async #signOut() {
    this.answer = null;
    try {
      await api.remove('/api/session', { language: language() });
      this.#signedOut();
    } catch (problem) {
      this.#refused('sign-out', problem);
    }
  }

  #signedOut() {
    this.dispatchEvent(new CustomEvent('q-signed-out', { bubbles: true }));
  }

  /** @param {string} about a counter, or `sign-out` @param {unknown} problem */
  #refused(about, problem) {
    if (!(problem instanceof api.ApiProblem)) {
      throw problem;
    }
    this.answer = { about, answer: problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' } };
  }
}

customElements.define('q-counter-choice', QCounterChoice);
