// @ts-check
// What the supervisor is asked before something is done: where to, and why. The forms are drawn by the console's q-choice-form.
import { clockTime } from '../shared/format.js';
import { inLanguage, LANGUAGES, t, textOf } from '../shared/i18n.js';

/** @typedef {import('../console/forms.js').Form} Form */
/** @typedef {import('../console/forms.js').Chosen} Chosen */

const MOVE_REASONS = ['wrong', 'balance', 'officer', 'other'];
const CLASS_REASONS = ['seen', 'missing', 'other'];
const CLOSE_REASONS = ['meeting', 'system', 'away', 'other'];
const UNTIL = ['30', '60', '120', 'tomorrow', 'open'];
const RULES = ['head-start', 'interleave', 'strict'];

/** @param {any} ticket @param {any} hall @returns {Form} */
export function moveForm(ticket, hall) {
  return {
    name: 'move',
    title: t('hall.moveTitle', { number: ticket.number }),
    groups: [
      {
        name: 'to',
        legend: t('hall.moveTo'),
        options: [
          ...hall.queues
            .filter((/** @type {any} */ queue) => queue.service !== ticket.service)
            .map((/** @type {any} */ queue) => ({ value: 'service ' + queue.service, label: textOf(queue.name), aside: t('hall.waiting', { n: queue.waiting }) })),
          ...hall.counters
            .filter((/** @type {any} */ counter) => counter.id !== ticket.counter)
            .map((/** @type {any} */ counter) => ({ value: 'counter ' + counter.id, label: textOf(counter.name), aside: t('hall.status.' + counter.status) })),
        ],
      },
      reasons('move', MOVE_REASONS),
    ],
    start: { to: '', reason: '' },
    note: ownReason,
    tick: null,
    submit: t('hall.move'),
    complete: ({ to, reason }) => to !== '' && reason !== '',
    body: ({ to, reason }, note) => {
      const [kind, id] = to.split(' ');
      return { service: kind === 'service' ? id : null, counter: kind === 'counter' ? id : null, reason: words('move', reason, note) };
    },
  };
}

/** @param {any} ticket @param {any} hall @returns {Form} */
export function classForm(ticket, hall) {
  return {
    name: 'class',
    title: t('hall.classTitle', { number: ticket.number }),
    groups: [
      {
        name: 'priority',
        legend: t('hall.classTo'),
        options: hall.priorities
          .filter((/** @type {any} */ each) => each.id !== ticket.priority)
          .map((/** @type {any} */ each) => ({ value: each.id, label: textOf(each.name) })),
      },
      reasons('class', CLASS_REASONS),
    ],
    start: { priority: '', reason: '' },
    note: ownReason,
    tick: null,
    submit: t('hall.reclassify'),
    complete: ({ priority, reason }) => priority !== '' && reason !== '',
    body: ({ priority, reason }, note) => ({ priority, reason: words('class', reason, note) }),
  };
}

/** @param {any} queue @param {ReturnType<typeof import('../shared/format.js').officeClock>} clock @returns {Form} */
export function closeForm(queue, clock) {
  return {
    name: 'close',
    title: t('hall.closeTitle', { name: textOf(queue.name) }),
    groups: [
      { name: 'until', legend: t('hall.until'), options: UNTIL.map((value) => ({ value, label: t('hall.until.' + value) })) },
      { ...reasons('close', CLOSE_REASONS), legend: t('hall.closeReason') },
    ],
    start: { until: '30', reason: '' },
    note: ownReason,
    tick: null,
    submit: t('hall.close'),
    complete: ({ reason }) => reason !== '',
    body: ({ until, reason }, note) => ({ until: instant(until, clock), reason: publicWords(reason, note) }),
  };
}

/** @param {any} queue @returns {Form} */
export function openForm(queue) {
  return plain('open', t('hall.openTitle', { name: textOf(queue.name) }), t('hall.reason'), t('hall.open'), (note) => ({ reason: note }));
}

/** @param {any} appointment @returns {Form} */
export function giveUpForm(appointment) {
  const title = t('hall.giveUpTitle', { time: clockTime(appointment.at), name: appointment.name ?? appointment.code });
  return { name: 'give-up', title, groups: [], start: {}, note: () => null, tick: null, submit: t('hall.giveUp'), complete: () => true, body: () => ({}) };
}

/** @param {any} counter @returns {Form} */
export function noteForm(counter) {
  return plain('note', t('hall.noteTitle', { name: textOf(counter.name) }), t('hall.noteWords'), t('hall.send'), (note) => ({ words: note }));
}

/** @param {any} rule @returns {Form} */
export function ruleForm(rule) {
  return {
    name: 'rule',
    title: t('hall.ruleTitle'),
    groups: [{ name: 'rule', legend: t('hall.ruleLegend'), options: RULES.map((value) => ({ value, label: t('hall.ruleName.' + value), aside: ruleSentence({ ...rule, callingRule: value }) })) }],
    start: { rule: rule.callingRule },
    note: () => ({ label: t('hall.reason'), needed: true }),
    tick: null,
    submit: t('hall.changeRule'),
    complete: () => true,
    body: ({ rule: chosen }, note) => ({ callingRule: chosen, reason: note }),
  };
}

/** The calling rule in a sentence. @param {any} rule of docs/protocol/hall.json */
export function ruleSentence(rule) {
  return t('hall.rule.' + rule.callingRule, { n: rule.interleave, minutes: rule.headStartMinutes, most: rule.maxWaitMinutes });
}

/** @param {string} name @param {string} title @param {string} label @param {string} submit @param {(note: string) => object} body @returns {Form} */
function plain(name, title, label, submit, body) {
  return { name, title, groups: [], start: {}, note: () => ({ label, needed: true }), tick: null, submit, complete: () => true, body: (_, note) => body(note) };
}

/** @param {'move' | 'class' | 'close'} kind @param {string[]} values */
function reasons(kind, values) {
  return { name: 'reason', legend: t('hall.reason'), options: values.map((value) => ({ value, label: t(`hall.${kind}Reason.${value}`) })) };
}

/** @param {Chosen} chosen */
function ownReason({ reason }) {
  return reason === 'other' ? { label: t('hall.reasonOwn'), needed: true } : null;
}

/** @param {'move' | 'class'} kind @param {string} value @param {string} note */
function words(kind, value, note) {
  return value === 'other' ? note : t(`hall.${kind}Reason.${value}`);
}

/** What visitors read, in each of their languages where it is known. @param {string} value @param {string} note */
function publicWords(value, note) {
  return value === 'other' ? { vi: note, en: null, km: null } : Object.fromEntries(LANGUAGES.map((each) => [each, inLanguage(each, 'hall.closeReason.' + value)]));
}

/** @param {string} until @param {ReturnType<typeof import('../shared/format.js').officeClock>} clock @returns {string | null} */
function instant(until, clock) {
  if (until === 'open') {
    return null;
  }
  if (until === 'tomorrow') {
    return clock.midnight();
  }
  return new Date(clock.now() + Number(until) * 60000).toISOString();
}
