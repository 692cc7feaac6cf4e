// @ts-check
// The work page: the current ticket and what can be done with it, one big button for the next, the lists. Every press goes through here, from the mouse or from a key.
import * as api from '../shared/api.js';
import { language, t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { FocusKeeping } from './focus-keeping.js';
import { Keyboard } from './keyboard.js';
import { closeMiniWindow, isMiniWindow, openMiniWindow } from './mini-window.js';
import { answerHelp, answerSlip, callChosen, callForHelp, callNext, operate, seeNote, setCounter, takeWalkIn, undoLast } from './presses.js';
import { Spoken } from '../shared/spoken.js';
import { WorkKeys } from './work-keys.js';
import { bigButton, lists, panelOf, walkInButton } from './work-parts.js';
import './q-alarms.js';
import './q-away.js';
import './q-counter-bar.js';
import './q-current.js';
import './q-emergencies.js';
import '../shared/q-notice.js';
import './q-operations.js';
import './q-press.js';
import './q-undo.js';
import './q-words.js';

/** @typedef {import('./work-parts.js').Panel} Panel */
/** Forms about the ticket at the counter: they close when it goes. */
const ABOUT_CURRENT = ['hold', 'transfer', 'dossiers', 'outcome'];

export class QWork extends PageElement {
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
    /** The procedures of the current service, for the outcome form. @type {{id: string, name: string}[]} */
    this.procedures = [];
    this.keys = new WorkKeys(this);
    this.changed = () => this.#changed();
    this.keyboard = new Keyboard((key) => !this.hidden && this.keys.press(key));
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
    const isGone = this.panel !== null && ABOUT_CURRENT.includes(this.panel.name) && this.desk.counter?.current?.ticket.id !== about.id;
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
        <q-counter-bar .counter=${counter} .session=${this.session} .panel=${this.panel?.name ?? ''} @q-open=${(/** @type {CustomEvent} */ event) => this.open(event.detail)} @q-mini=${() => this.#mini()} @q-emergency=${() => this.callForHelp()}></q-counter-bar>
        ${line === 'offline' ? this.#offline() : nothing}
        <q-emergencies .emergencies=${counter?.emergencies ?? []} own=${this.desk.id} .pressing=${pressing?.name ?? null} @q-answer=${(/** @type {CustomEvent} */ event) => answerHelp(this.desk, event.detail)}></q-emergencies>
        <q-alarms .alarms=${counter?.alarms ?? []} .pressing=${pressing} @q-slip=${(/** @type {CustomEvent} */ event) => answerSlip(this.desk, event.detail.ticket, event.detail.answer)}></q-alarms>
        <q-words .notes=${counter?.notes ?? []} .pressing=${pressing} @q-seen=${(/** @type {CustomEvent} */ event) => seeNote(this.desk, event.detail)}></q-words>
      </div>
      ${counter && clock
        ? html`<main class="c-work" data-test="work" data-line=${line}>
              <div class="c-now">
                <q-current .counter=${counter} .clock=${clock}></q-current>
                ${this.panel ? panelOf(this, this.panel) : this.#operations()}
              </div>
              <div class="c-foot">
                <q-notice closable .answer=${this.desk.answer} @q-dismiss=${() => this.desk.say(null)}></q-notice>
                <q-press .press=${pressing} .state=${pressing?.state} @q-again=${() => this.desk.again()} @q-drop=${() => this.desk.drop()}></q-press>
                <q-undo .undo=${counter.undo} .clock=${clock} .pressing=${pressing?.name ?? null} @q-operate=${() => undoLast(this.desk)}></q-undo>
                ${this.panel ? nothing : html`${walkInButton(this)}${bigButton(this)}`}
              </div>
              <div class="c-lists">${lists(this)}</div>
            </main>`
        : nothing}`;
  }

  #offline() {
    return html`<div class="c-offline" role="alert" data-test="offline">${icon('offline')}<p>${t('common.offline')} ${this.desk.heardAt ? t('console.asOf', { time: this.desk.heardAt }) : ''}</p></div>`;
  }

  #operations() {
    const { counter, clock, pressing } = this.desk;
    return counter.current
      ? html`<q-operations .current=${counter.current} .clock=${clock} .pressing=${pressing?.name ?? null} @q-operate=${(/** @type {CustomEvent} */ event) => this.operate(event.detail)}></q-operations>`
      : nothing;
  }

  /** @param {string} name */
  open(name) {
    if (this.panel?.name === name) {
      this.close();
    } else if (this.desk.counter) {
      this.panel = { name: /** @type {Panel['name']} */ (name), ticket: null };
    }
  }

  async close() {
    const name = this.panel?.name;
    this.panel = null;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-operation="${name}"]`))?.focus();
  }

  /** @param {string} name */
  async operate(name) {
    const { current } = this.desk.counter;
    const { ticket } = current;
    if (name === 'finish' && current.outcome !== 'none') {
      this.#askOutcome(false);
    } else if (name === 'hold' || name === 'transfer' || name === 'dossiers') {
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

  callNext() {
    const { current } = this.desk.counter;
    if (current && current.outcome !== 'none') {
      this.#askOutcome(true);
    } else {
      callNext(this.desk);
    }
  }

  /** Nothing on this screen moves but one quiet line. */
  callForHelp() {
    callForHelp(this.desk);
  }

  /** @param {boolean} andCall */
  async #askOutcome(andCall) {
    const { current } = this.desk.counter;
    const { ticket } = current;
    this.desk.say(null);
    this.procedures = [];
    this.panel = { name: 'outcome', ticket, current, andCall };
    try {
      const menu = await api.get(`/api/offices/${encodeURIComponent(this.session.office.id)}/menu?language=${language()}`, { language: language() });
      this.procedures = menu.procedures.filter((/** @type {any} */ each) => each.service === ticket.service);
      this.requestUpdate();
    } catch {
      // The form does without them.
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
  operateOn({ operation, ticket }) {
    if (operation === 'call') {
      this.desk.say(null);
      this.panel = { name: 'call', ticket };
    } else {
      operate(this.desk, operation, ticket);
    }
  }

  /** @param {import('./work-parts.js').FormName} name @param {any} ticket @param {object} body */
  submit(name, ticket, body) {
    const press = { call: () => callChosen(this.desk, ticket, body), 'walk-in': () => takeWalkIn(this.desk, body) }[/** @type {'call'} */ (name)];
    return this.#send(press ?? (() => operate(this.desk, name, ticket, body)));
  }

  /** @param {any} ticket @param {object} outcome */
  submitOutcome(ticket, outcome) {
    const andCall = this.panel?.andCall;
    return this.#send(() => (andCall ? callNext(this.desk, outcome) : operate(this.desk, 'finish', ticket, outcome)));
  }

  /** @param {() => Promise<boolean>} press of the open form */
  async #send(press) {
    this.submitting = true;
    const done = await press();
    this.submitting = false;
    if (done) {
      this.panel = null;
    } else {
      this.#changed();
    }
  }

  /** @param {{status: string, reason: string | null}} body */
  async setCounter(body) {
    if (await setCounter(this.desk, body)) {
      this.panel = null;
    }
  }

  /** @param {typeof leaveCounter} press @param {string} event what the console is told when it is done */
  async end(press, event) {
    if (await press(this.desk)) {
      this.dispatchEvent(new CustomEvent(event, { bubbles: true }));
    }
  }

  #mini() {
    const console = /** @type {HTMLElement} */ (this.closest('q-console'));
    return isMiniWindow(this.ownerDocument) ? closeMiniWindow() : openMiniWindow(console, document.createElement('q-away'));
  }

  /** @param {any} counter */
  #helpWanted(counter) {
    return counter.emergencies.some((/** @type {any} */ each) => each.answeredBy === null && each.counter !== this.desk.id);
  }

  updated() {
    const { counter } = this.desk;
    if (counter) {
      const now = counter.current?.ticket.number ?? t('console.waitingShort', { n: counter.waiting });
      // The taskbar shows it when the window lies under others.
      document.title = `${counter.alarms.length || this.#helpWanted(counter) ? '⚠ ' : ''}${now} – ${textOf(counter.name)}`;
    }
  }
}

customElements.define('q-work', QWork);
