// @ts-check
// Parts of the work page that are drawn from the desk alone: the big button, the lists, and what lies in the place of the operations.
import { t } from '../shared/i18n.js';
import { html, nothing } from '../shared/lit.js';
import { callForm, dossiersForm, holdForm, transferForm, walkInForm } from './forms.js';
import { keyButton } from './key-button.js';
import { KEYS } from './keyboard.js';
import { leaveCounter, signOut } from './presses.js';
import './q-choice-form.js';
import './q-counter-form.js';
import './q-keys.js';
import './q-outcome-form.js';
import './q-roll.js';
import './q-tickets.js';

/** @typedef {import('./q-work.js').QWork} QWork */
/** @typedef {'hold' | 'transfer' | 'call' | 'walk-in' | 'dossiers'} FormName */
/** @typedef {{name: FormName | 'counter' | 'keys' | 'outcome' | 'roll', ticket: any, current?: any, andCall?: boolean}} Panel what lies in the place of the operations; `ticket` is what it is about, or null; `current` as it was when the outcome was asked for */

/** The one big button: open the counter, or call the next number. It never changes its place. @param {QWork} work */
export function bigButton(work) {
  const { counter, pressing } = work.desk;
  const { current } = counter;
  if (counter.status !== 'open' && !current) {
    return keyButton({ name: 'open', key: KEYS.call, label: t('console.do.open'), icon: 'play', look: 'q-primary q-large c-big', busy: pressing?.name === 'counter', off: pressing !== null, run: () => work.setCounter({ status: 'open', reason: null }) });
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
    run: () => work.callNext(),
  });
}

/** Somebody stands here without a slip: only where nobody else does. @param {QWork} work */
export function walkInButton(work) {
  const { counter, pressing } = work.desk;
  return counter.current || counter.status !== 'open'
    ? nothing
    : keyButton({ name: 'walk-in', key: KEYS['walk-in'], label: t('console.do.walk-in'), icon: 'person', look: 'c-walk-in', off: pressing !== null, run: () => work.open('walk-in') });
}

/** @param {QWork} work */
export function lists(work) {
  const { counter, clock, pressing } = work.desk;
  const list = (/** @type {string} */ kind, /** @type {any[]} */ tickets, /** @type {number} */ count, /** @type {boolean} */ shut) =>
    html`<q-tickets kind=${kind} .tickets=${tickets} .count=${count} .services=${counter.services} .clock=${clock} .pressing=${pressing} .shut=${shut} @q-operate-on=${(/** @type {CustomEvent} */ event) => work.operateOn(event.detail)}></q-tickets>`;
  // A chosen ticket cannot be called while another one is here.
  const cannotCall = counter.current !== null || counter.status !== 'open';
  return html`${list('next', counter.next, counter.waiting, cannotCall)}${list('held', counter.held, counter.held.length, false)}${list('missed', counter.missed, counter.missed.length, false)}`;
}

/** @param {QWork} work @param {Panel} panel */
export function panelOf(work, { name, ticket, current, andCall }) {
  const { desk } = work;
  const close = () => work.close();
  if (name === 'keys') {
    return html`<q-keys data-panel @q-close=${close} @q-turned=${() => work.requestUpdate()}></q-keys>`;
  }
  if (name === 'roll') {
    return html`<q-roll data-panel .office=${work.session.office.id} @q-close=${close}></q-roll>`;
  }
  if (name === 'counter') {
    return html`<q-counter-form data-panel @q-open=${(/** @type {CustomEvent} */ event) => work.open(event.detail)} .counter=${desk.counter} .pressing=${desk.pressing?.name ?? null} @q-close=${close} @q-set=${(/** @type {CustomEvent} */ event) => work.setCounter(event.detail)} @q-leave=${() => work.end(leaveCounter, 'q-left')} @q-sign-out=${() => work.end(signOut, 'q-signed-out')}></q-counter-form>`;
  }
  if (name === 'outcome') {
    return html`<q-outcome-form data-panel .current=${current} .procedures=${work.procedures} ?andCall=${andCall} ?busy=${!desk.free} @q-close=${close} @q-submit=${(/** @type {CustomEvent} */ event) => work.submitOutcome(ticket, event.detail)}></q-outcome-form>`;
  }
  return html`<q-choice-form data-panel .form=${formOf(work, name, ticket)} ?busy=${!desk.free} @q-close=${close} @q-submit=${(/** @type {CustomEvent} */ event) => work.submit(name, ticket, event.detail)}></q-choice-form>`;
}

/** @param {QWork} work @param {FormName} name @param {any} ticket */
function formOf(work, name, ticket) {
  switch (name) {
    case 'hold':
      return holdForm(ticket);
    case 'call':
      return callForm(ticket);
    case 'walk-in':
      return walkInForm(work.desk.counter);
    case 'dossiers':
      return dossiersForm(ticket);
    default:
      return transferForm(ticket, work.desk.id, work.board);
  }
}
