// @ts-check
// What each press of the officer sends. All answer whether it was done; what to say when it was not, the desk knows.

import { newRequestId, press } from '../shared/api.js';
import { language } from '../shared/i18n.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {{id: string, number: string}} Ticket */

/** Operations that leave no other trace on the page get a sentence. @type {Record<string, string>} */
const SAID = {
  hold: 'console.said.hold',
  transfer: 'console.said.transfer',
  requeue: 'console.said.requeue',
  resume: 'console.said.resume',
  reinstate: 'console.said.reinstate',
  undo: 'console.said.undo',
  dossiers: 'console.said.dossiers',
};

/** @param {Desk} desk @param {string} name an operation of the ticket @param {Ticket} ticket @param {object} [body] */
export function operate(desk, name, ticket, body) {
  return desk.press({ name, number: ticket.number, path: `/api/tickets/${encodeURIComponent(ticket.id)}/${name}`, body, said: SAID[name] });
}

/** @param {Desk} desk */
export function undoLast(desk) {
  const { undo } = desk.counter;
  return operate(desk, 'undo', { id: undo.ticket, number: undo.number });
}

/** What came of a slip, or that it is to be printed again. @param {Desk} desk @param {Ticket} ticket @param {'printed' | 'reprint'} answer */
export function answerSlip(desk, ticket, answer) {
  return desk.press({ name: 'slip-' + answer, number: ticket.number, path: `/api/tickets/${encodeURIComponent(ticket.id)}/slip`, body: { answer }, said: 'console.said.slip-' + answer });
}

/** The officer has seen what the supervisor wrote. @param {Desk} desk @param {string} note */
export function seeNote(desk, note) {
  return desk.press({ name: 'note-seen', path: counterPath(desk, `notes/${encodeURIComponent(note)}/seen`) });
}

/** Calls for help at this counter, past any press that waits for its answer. Nothing is said when it is done: somebody may be looking. @param {Desk} desk */
export async function callForHelp(desk) {
  try {
    await press(counterPath(desk, 'emergency'), { requestId: newRequestId() }, { language: language(), attempts: 40 });
  } catch (problem) {
    desk.say({ tone: 'bad', key: 'console.serverGone' });
  }
}

/** @param {Desk} desk @param {string} counter where somebody goes */
export function answerHelp(desk, counter) {
  return desk.press({ name: 'emergency-answer', path: `/api/counters/${encodeURIComponent(counter)}/emergency/answer` });
}

/** Calls the next number; the one that is here is finished first. @param {Desk} desk @param {object} [outcome] what came of that one */
export function callNext(desk, outcome = {}) {
  return desk.press({ name: 'call', path: counterPath(desk, 'calls'), body: desk.counter.current ? { finishCurrent: true, ...outcome } : {} });
}

/** @param {Desk} desk @param {Ticket} ticket @param {object} body with the ticket and the reason */
export function callChosen(desk, ticket, body) {
  return desk.press({ name: 'call', number: ticket.number, path: counterPath(desk, 'calls'), body });
}

/** Somebody without a slip: a ticket and its call at once. @param {Desk} desk @param {object} body with the order and the reason */
export function takeWalkIn(desk, body) {
  return desk.press({ name: 'call', path: counterPath(desk, 'calls'), body });
}

/** @param {Desk} desk @param {{status: string, reason: string | null}} body */
export function setCounter(desk, body) {
  return desk.press({ name: 'counter', method: 'put', path: counterPath(desk, 'status'), body });
}

/** @param {Desk} desk */
export function leaveCounter(desk) {
  return desk.press({ name: 'leave', method: 'remove', path: counterPath(desk, 'session') });
}

/** @param {Desk} desk */
export function signOut(desk) {
  return desk.press({ name: 'sign-out', method: 'remove', path: '/api/session' });
}

/** @param {Desk} desk @param {string} rest */
function counterPath(desk, rest) {
  return `/api/counters/${encodeURIComponent(desk.id)}/${rest}`;
}
