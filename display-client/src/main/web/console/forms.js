// @ts-check
// What the forms of the work page ask. A form is described anew at each drawing, in the language of the moment; what was chosen is kept by its value.
import { t, textOf } from '../shared/i18n.js';

/** @typedef {{value: string, label: string, key?: string, aside?: string}} Option */
/** @typedef {{name: string, legend: string, options: Option[], narrow?: boolean}} Group one option of each group is chosen; `narrow`: the labels are short */
/** @typedef {Record<string, string>} Chosen group → value */
/**
 * @typedef {object} Form
 * @property {string} name the operation
 * @property {string} title
 * @property {Group[]} groups
 * @property {Chosen} start what is chosen to begin with
 * @property {(chosen: Chosen) => {label: string, needed: boolean, pattern?: string} | null} note the line of free text, if there is one now
 * @property {{label: string, key: string} | null} tick a yes-or-no beside it
 * @property {string} submit
 * @property {(chosen: Chosen) => boolean} complete
 * @property {(chosen: Chosen, note: string, ticked: boolean) => object} body what is posted
 */

const WALK_IN_REASONS = ['noSlip', 'frail', 'printer', 'other'];
const HOLD_REASONS = ['paper', 'copy', 'fee', 'other'];
const CALL_REASONS = ['returned', 'result', 'urgent', 'other'];
export const PAUSE_REASONS = ['rest', 'meeting', 'papers', 'other'];
const MINUTES = ['10', '15', '30', '60'];

/** @param {any} ticket @returns {Form} */
export function holdForm(ticket) {
  return {
    name: 'hold',
    title: t('console.holdTitle', { number: ticket.number }),
    groups: [
      { name: 'reason', legend: t('console.reason'), options: reasons('hold', HOLD_REASONS) },
      {
        name: 'minutes',
        legend: t('console.holdMinutes'),
        options: [
          ...MINUTES.map((value, index) => ({ value, label: t('common.minutes', { n: Number(value) }), key: String(index + 5) })),
          { value: '', label: t('console.holdNoTime'), key: '9' },
        ],
      },
    ],
    start: { reason: '', minutes: '' },
    note: () => ({ label: t('console.holdNote'), needed: false }),
    tick: null,
    submit: t('console.holdSubmit'),
    complete: ({ reason }) => reason !== '',
    body: ({ reason, minutes }, note) => ({ reason: reasonText('hold', reason, ''), note: note || null, minutes: minutes === '' ? null : Number(minutes) }),
  };
}

/** @param {any} ticket @returns {Form} */
export function callForm(ticket) {
  return {
    name: 'call-chosen',
    title: t('console.callTitle', { number: ticket.number }),
    groups: [{ name: 'reason', legend: t('console.callReason'), options: reasons('call', CALL_REASONS) }],
    start: { reason: '' },
    note: ({ reason }) => (reason === 'other' ? { label: t('console.reasonOwn'), needed: true } : null),
    tick: null,
    submit: t('console.callSubmit', { number: ticket.number }),
    complete: ({ reason }) => reason !== '',
    body: ({ reason }, note) => ({ ticket: ticket.id, reason: reasonText('call', reason, note) }),
  };
}

/** Somebody stands here without a slip. @param {any} counter docs/protocol/counter.json @returns {Form} */
export function walkInForm(counter) {
  const services = counter.services.slice(0, 5);
  return {
    name: 'walk-in',
    title: t('console.walkInTitle'),
    groups: [
      { name: 'service', legend: t('console.walkInService'), options: services.map((/** @type {any} */ each, /** @type {number} */ index) => ({ value: each.id, label: textOf(each.name), key: String(index + 1) })) },
      { name: 'reason', legend: t('console.callReason'), options: reasons('walkIn', WALK_IN_REASONS).map((option, index) => ({ ...option, key: String(index + 6) })) },
    ],
    start: { service: services[0]?.id ?? '', reason: '' },
    note: ({ reason }) => (reason === 'other' ? { label: t('console.reasonOwn'), needed: true } : null),
    tick: null,
    submit: t('console.walkInSubmit'),
    complete: ({ service, reason }) => service !== '' && reason !== '',
    body: ({ service, reason }, note) => ({ walkIn: { service }, reason: reasonText('walkIn', reason, note) }),
  };
}

/** @param {any} ticket @returns {Form} */
export function dossiersForm(ticket) {
  const counts = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
  return {
    name: 'dossiers',
    title: t('console.dossiersTitle', { number: ticket.number }),
    groups: [{ name: 'count', legend: t('console.dossiersCount'), narrow: true, options: counts.map((value) => ({ value, label: value, key: value })) }],
    start: { count: counts.includes(String(ticket.dossiers)) ? String(ticket.dossiers) : '' },
    note: () => ({ label: t('console.dossiersMore'), needed: false, pattern: '[1-9][0-9]?' }),
    tick: null,
    submit: t('console.save'),
    complete: () => true,
    body: ({ count }, note) => ({ count: Number(note || count || 1) }),
  };
}

/**
 * @param {any} ticket @param {string} here the counter it stands at
 * @param {{queues: any[], counters: any[]} | null} board null while it is being fetched
 * @returns {Form}
 */
export function transferForm(ticket, here, board) {
  const services = (board?.queues ?? []).filter((queue) => queue.service !== ticket.service);
  const counters = (board?.counters ?? []).filter((counter) => counter.id !== here);
  const keyOf = (/** @type {number} */ index) => (index < 9 ? String(index + 1) : undefined);
  return {
    name: 'transfer',
    title: t('console.transferTitle', { number: ticket.number }),
    groups: [
      {
        name: 'to',
        legend: t('console.transferTo'),
        options: [
          ...services.map((queue, index) => ({ value: 'service ' + queue.service, label: textOf(queue.name), key: keyOf(index), aside: t('console.waitingShort', { n: queue.waiting }) })),
          ...counters.map((counter, index) => ({
            value: 'counter ' + counter.id,
            label: textOf(counter.name),
            key: keyOf(services.length + index),
            aside: counter.status === 'open' ? '' : t('console.status.' + counter.status),
          })),
        ],
      },
    ],
    start: { to: '' },
    note: () => ({ label: t('console.transferNote'), needed: false }),
    tick: { label: t('console.transferReturning'), key: '0' },
    submit: t('console.transferSubmit'),
    complete: ({ to }) => to !== '',
    body: ({ to }, note, returning) => {
      const [kind, id] = to.split(' ');
      return { service: kind === 'service' ? id : null, counter: kind === 'counter' ? id : null, note: note || null, returning };
    },
  };
}

/** @param {'hold' | 'call' | 'pause' | 'walkIn'} kind @param {string[]} values @returns {Option[]} */
export function reasons(kind, values) {
  return values.map((value, index) => ({ value, label: t(`console.${kind}Reason.${value}`), key: String(index + 1) }));
}

/** The words that stand in the log: the officer's own where they chose to write. @param {'hold' | 'call' | 'pause' | 'walkIn'} kind @param {string} value @param {string} note */
export function reasonText(kind, value, note) {
  return value === 'other' && note ? note : t(`console.${kind}Reason.${value}`);
}
