// @ts-check
// The work page: the current ticket and what can be done with it, one big button for the next, the lists. Every press goes through here, from the mouse or from a key.
import * as api from '../shared/api.js';
import { language, t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { callForm, holdForm, transferForm } from './forms.js';
import { FocusKeeping } from './focus-keeping.js';
import { KEYS, Keyboard } from './keyboard.js';
import { keyButton } from './key-button.js';
import { closeMiniWindow, isMiniWindow, openMiniWindow } from './mini-window.js';
import { answerSlip, callChosen, callNext, leaveCounter, operate, setCounter, signOut, undoLast } from './presses.js';
import { Spoken } from '../shared/spoken.js';
import './q-alarms.js';
import './q-away.js';
import './q-choice-form.js';
import './q-counter-bar.js';
import './q-counter-form.js';
import './q-current.js';
import './q-keys.js';
import '../shared/q-notice.js';
import './q-operations.js';
import './q-press.js';
import './q-tickets.js';
import './q-undo.js';

/** @typedef {{name: 'hold' | 'transfer' | 'call' | 'counter' | 'keys', ticket: any}} Panel what lies in the place of the operations; `ticket` is what it is about, or null */

class QWork extends PageElement {
  static properties = { desk: { attribute: false }, session: { attribute: false }, panel: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    new FocusKeeping(this, '.c-current');
    /** @type {import('./desk.js').Desk} */
    this.desk = /** @type {any} */ (null);
    /** @type {any} docs/protocol/session.json */
    this.session = null;
    /** @type {Panel | null} */
    this.panel = null;
    /** The open form's own press is on its way. */
    this.submitting = false;
    /** The office's queues and counters, for the transfer form. @type {any} */
    this.board = null;
    this.changed = () => this.#changed();
    this.keyboard = new Keyboard((key) => !this.hidden && this.#key(key));
  }

  connectedCallback() {
    super.connectedCallback();
    this.keyboard.listen(this.ownerDocument.defaultView);
    this.desk?.addEventListener('change', this.changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.keyboard.ignore();
    this.desk.removeEventListener('change', this.changed);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('desk')) {
      changed.get('desk')?.removeEventListener('change', this.changed);
      this.desk.addEventListener('change', this.changed);
      // Another counter, or another officer: nothing of the former one's is open.
      this.panel = null;
    }
  }

  #changed() {
    const about = this.panel?.ticket;
    const isGone = (this.panel?.name === 'hold' || this.panel?.name === 'transfer') && this.desk.counter?.current?.ticket.id !== about.id;
    // The form's own press takes the ticket away too; only somebody else's needs a word.
    if (isGone && !this.submitting) {
      this.panel = null;
      // A sentence of the server says more: it names who has it.
      if (this.desk.answer?.tone !== 'bad') {
        this.desk.say({ tone: 'bad', key: 'console.ticketGone', values: { number: about.number } });
      }
    }
    this.requestUpdate();
  }

  render() {
    const { counter, clock, line, pressing } = this.desk;
    return html`<div class="c-top">
        <q-counter-bar .counter=${counter} .session=${this.session} .panel=${this.panel?.name ?? ''} @q-open=${(/** @type {CustomEvent} */ event) => this.#open(event.detail)} @q-mini=${() => this.#mini()}></q-counter-bar>
        ${line === 'offline' ? this.#offline() : nothing}
        <q-alarms .alarms=${counter?.alarms ?? []} .pressing=${pressing} @q-slip=${(/** @type {CustomEvent} */ event) => answerSlip(this.desk, event.detail.ticket, event.detail.answer)}></q-alarms>
      </div>
      ${counter && clock
        ? html`<main class="c-work" data-test="work" data-line=${line}>
              <div class="c-now">
                <q-current .counter=${counter} .clock=${clock}></q-current>
                ${this.panel ? this.#panel(this.panel) : this.#operations()}
              </div>
              <div class="c-foot">
                <q-notice closable .answer=${this.desk.answer} @q-dismiss=${() => this.desk.say(null)}></q-notice>
                <q-press .press=${pressing} .state=${pressing?.state} @q-again=${() => this.desk.again()} @q-drop=${() => this.desk.drop()}></q-press>
                <q-undo .undo=${counter.undo} .clock=${clock} .pressing=${pressing?.name ?? null} @q-operate=${() => undoLast(this.desk)}></q-undo>
                ${this.panel ? nothing : this.#big()}
              </div>
              <div class="c-lists">${this.#lists()}</div>
            </main>`
        : nothing}`;
  }

  #offline() {
    return html`<div class="c-offline" role="alert" data-test="offline">${icon('offline')}<p>${t('common.offline')} ${this.desk.heardAt ? t('console.asOf', { time: this.desk.heardAt }) : ''}</p></div>`;
  }

  #operations() {
    const { counter, clock, pressing } = this.desk;
    return counter.current
      ? html`<q-operations .current=${counter.current} .clock=${clock} .pressing=${pressing?.name ?? null} @q-operate=${(/** @type {CustomEvent} */ event) => this.#operate(event.detail)}></q-operations>`
      : nothing;
  }

  /** The one big button: open the counter, or call the next number. It never changes its place. */
  #big() {
    const { counter, pressing } = this.desk;
    const { current } = counter;
    if (counter.status !== 'open' && !current) {
      return keyButton({ name: 'open', key: KEYS.call, label: t('console.do.open'), icon: 'play', look: 'q-primary q-large c-big', busy: pressing?.name === 'counter', off: pressing !== null, run: () => this.#setCounter({ status: 'open', reason: null }) });
    }
    if (counter.status !== 'open' || (current && !current.operations.includes('finish'))) {
      return nothing;
    }
    return keyButton({
      name: 'call',
      key: KEYS.call,
      label: current ? t('console.finishAndCall', { number: current.ticket.number }) : t('console.do.call'),
      icon: 'call',
      look: `q-large c-big ${current?.ticket.status === 'called' ? '' : 'q-primary'}`,
      busy: pressing?.name === 'call',
      off: pressing !== null,
      run: () => callNext(this.desk),
    });
  }

  #lists() {
    const { counter, clock, pressing } = this.desk;
    const list = (/** @type {string} */ kind, /** @type {any[]} */ tickets, /** @type {number} */ count, /** @type {boolean} */ shut) =>
      html`<q-tickets kind=${kind} .tickets=${tickets} .count=${count} .services=${counter.services} .clock=${clock} .pressing=${pressing} .shut=${shut} @q-operate-on=${(/** @type {CustomEvent} */ event) => this.#operateOn(event.detail)}></q-tickets>`;
    // A chosen ticket cannot be called while another one is here.
    const cannotCall = counter.current !== null || counter.status !== 'open';
    return html`${list('next', counter.next, counter.waiting, cannotCall)}${list('held', counter.held, counter.held.length, false)}${list('missed', counter.missed, counter.missed.length, false)}`;
  }

  /** @param {Panel} panel */
  #panel({ name, ticket }) {
    const close = () => this.#close();
    if (name === 'keys') {
      return html`<q-keys data-panel @q-close=${close} @q-turned=${() => this.requestUpdate()}></q-keys>`;
    }
    if (name === 'counter') {
      return html`<q-counter-form data-panel .counter=${this.desk.counter} .pressing=${this.desk.pressing?.name ?? null} @q-close=${close} @q-set=${(/** @type {CustomEvent} */ event) => this.#setCounter(event.detail)} @q-leave=${() => this.#end(leaveCounter, 'q-left')} @q-sign-out=${() => this.#end(signOut, 'q-signed-out')}></q-counter-form>`;
    }
    const forms = { hold: () => holdForm(ticket), call: () => callForm(ticket), transfer: () => transferForm(ticket, this.desk.id, this.board) };
    return html`<q-choice-form data-panel .form=${forms[name]()} ?busy=${!this.desk.free} @q-close=${close} @q-submit=${(/** @type {CustomEvent} */ event) => this.#submit(name, ticket, event.detail)}></q-choice-form>`;
  }

  /** @param {string} key @returns {boolean} */
  #key(key) {
    const panel = /** @type {any} */ (this.querySelector('[data-panel]'));
    if (key === 'Escape') {
      return this.#escape();
    }
    if (key === '?') {
      this.#open('keys');
      return true;
    }
    if (key.startsWith('Arrow')) {
      return this.#step(key === 'ArrowDown' ? 1 : -1);
    }
    if (panel) {
      return panel.key?.(key) ?? false;
    }
    // A key presses the button that shows it, so nothing can be pressed that is not offered.
    const button = /** @type {HTMLElement | null} */ (this.querySelector(`[data-operation][aria-keyshortcuts="${key}"]`));
    button?.click();
    return button !== null;
  }

  #escape() {
    if (this.desk.pressing && this.desk.pressing.state !== 'sent') {
      this.desk.drop();
    } else if (this.panel) {
      this.#close();
    } else {
      this.desk.say(null);
    }
    return true;
  }

  /** Arrows go from row to row through the three lists. @param {1 | -1} by */
  #step(by) {
    const buttons = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('.c-row-button')]);
    const at = buttons.indexOf(/** @type {HTMLElement} */ (this.ownerDocument.activeElement));
    const to = at < 0 ? (by > 0 ? 0 : buttons.length - 1) : Math.min(buttons.length - 1, Math.max(0, at + by));
    buttons[to]?.focus();
    return buttons.length > 0;
  }

  /** @param {string} name */
  #open(name) {
    if (this.panel?.name === name) {
      this.#close();
    } else if (this.desk.counter) {
      this.panel = { name: /** @type {Panel['name']} */ (name), ticket: null };
    }
  }

  async #close() {
    const name = this.panel?.name;
    this.panel = null;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-operation="${name}"]`))?.focus();
  }

  /** @param {string} name */
  async #operate(name) {
    const { ticket } = this.desk.counter.current;
    if (name === 'hold' || name === 'transfer') {
      this.board = null;
      this.desk.say(null);
      this.panel = { name, ticket };
      if (name === 'transfer') {
        await this.#fetchBoard();
      }
    } else {
      await operate(this.desk, name, ticket);
    }
  }

  async #fetchBoard() {
    try {
      this.board = await api.get(`/api/offices/${encodeURIComponent(this.session.office.id)}/board`, { language: language() });
      this.requestUpdate();
    } catch {
      this.desk.say({ tone: 'bad', key: 'entrance.serverGone' });
    }
  }

  /** @param {{operation: string, ticket: any}} detail */
  #operateOn({ operation, ticket }) {
    if (operation === 'call') {
      this.desk.say(null);
      this.panel = { name: 'call', ticket };
    } else {
      operate(this.desk, operation, ticket);
    }
  }

  /** @param {'hold' | 'transfer' | 'call'} name @param {any} ticket @param {object} body */
  async #submit(name, ticket, body) {
    this.submitting = true;
    const done = await (name === 'call' ? callChosen(this.desk, ticket, body) : operate(this.desk, name, ticket, body));
    this.submitting = false;
    if (done) {
      this.panel = null;
    } else {
      this.#changed();
    }
  }

  /** @param {{status: string, reason: string | null}} body */
  async #setCounter(body) {
    if (await setCounter(this.desk, body)) {
      this.panel = null;
    }
  }

  /** @param {typeof leaveCounter} press @param {string} event what the console is told when it is done */
  async #end(press, event) {
    if (await press(this.desk)) {
      this.dispatchEvent(new CustomEvent(event, { bubbles: true }));
    }
  }

  #mini() {
    const console = /** @type {HTMLElement} */ (this.closest('q-console'));
    return isMiniWindow(this.ownerDocument) ? closeMiniWindow() : openMiniWindow(console, document.createElement('q-away'));
  }

  updated() {
    const { counter } = this.desk;
    if (counter) {
      const now = counter.current?.ticket.number ?? t('console.waitingShort', { n: counter.waiting });
      // The taskbar shows it when the window lies under others.
      document.title = `${counter.alarms.length ? '⚠ ' : ''}${now} – ${textOf(counter.name)}`;
    }
  }
}

customElements.define('q-work', QWork);
