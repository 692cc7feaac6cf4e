// @ts-check
// The queues against the norm: a colour that repeats what a word says, and what would help.
import { clockTime, minutesRange } from '../shared/format.js';
import { t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement, repeat } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';

/** @type {Record<string, string>} */
const LOOKS = { green: 'q-good', amber: 'q-warn', red: 'q-bad' };

class QHallQueues extends PageElement {
  static properties = { hall: { attribute: false }, clock: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any} */
    this.hall = null;
    /** @type {any} */
    this.clock = null;
  }

  render() {
    return html`<section class="q-card h-card" aria-label=${t('hall.queues')}>
      <h2>${icon('people')}<span>${t('hall.queues')}</span></h2>
      <ul class="h-queues">${repeat(this.hall.queues, (/** @type {any} */ queue) => queue.service, (/** @type {any} */ queue) => this.#queue(queue))}</ul>
    </section>`;
  }

  /** @param {any} queue */
  #queue(queue) {
    const isShut = queue.closed?.code === 'service.closed';
    return html`<li class="h-queue" data-test="queue" data-service=${queue.service} data-level=${queue.level}>
      <div class="h-queue-name"><h3>${textOf(queue.name)}</h3>${this.#state(queue)}</div>
      <p class="h-queue-count"><span class="q-number">${queue.waiting}</span><span class="q-note q-soft">${t('hall.waitingWord')}</span></p>
      <p class="h-queue-wait q-figures">
        ${queue.waiting ? html`<span><strong>${t('common.minutes', { n: queue.longestMinutes })}</strong> <span class="q-note q-soft">${t('hall.longest', { n: this.hall.rule.normMinutes })}</span></span>` : nothing}
        <span class="q-note q-soft h-pieces"><span>${t('hall.openCounters', { n: queue.openCounters })}</span>${queue.waiting && queue.estimate ? html`<span>${t('hall.newcomer', { range: minutesRange(queue.estimate) })}</span>` : nothing}</span>
      </p>
      <button type="button" class="q-button h-small" data-test=${isShut ? 'open-service' : 'close-service'} aria-label="${t(isShut ? 'hall.open' : 'hall.close')}: ${textOf(queue.name)}" @click=${() => this.#ask(isShut ? 'open' : 'close', queue)}>
        ${t(isShut ? 'hall.reopen' : 'hall.close')}
      </button>
      ${queue.advice === 'none' ? nothing : html`<p class="h-advice" data-test="advice">${icon('info')}<span>${this.#advice(queue)}</span></p>`}
    </li>`;
  }

  /** @param {any} queue */
  #state(queue) {
    if (queue.closed) {
      const reason = queue.closed.reason ? textOf(queue.closed.reason) : t('hall.closedBy.' + queue.closed.code);
      const until = queue.closed.opensAt ? t('hall.opensAt', { time: this.#when(queue.closed.opensAt) }) : '';
      return html`<p class="h-closed" data-test="closed"><span class="q-tag q-warn">${t('hall.closed')}</span><span class="q-note">${[reason, until].filter(Boolean).join(' · ')}</span></p>`;
    }
    return html`<span class="q-tag ${LOOKS[queue.level]}" data-test="level">${t('hall.level.' + queue.level)}</span>`;
  }

  /** @param {string} instant */
  #when(instant) {
    const isToday = instant.slice(0, 10) === this.hall.now.slice(0, 10);
    return isToday ? clockTime(instant) : `${clockTime(instant)} ${instant.slice(8, 10)}/${instant.slice(5, 7)}`;
  }

  /** @param {any} queue */
  #advice(queue) {
    const counters = this.hall.counters
      .filter((/** @type {any} */ each) => queue.helpers.includes(each.id))
      .map((/** @type {any} */ each) => textOf(each.name))
      .join(', ');
    return t('hall.advice.' + queue.advice, { counters });
  }

  /** @param {string} act @param {any} about */
  #ask(act, about) {
    this.dispatchEvent(new CustomEvent('q-ask', { detail: { act, about } }));
  }
}

customElements.define('q-hall-queues', QHallQueues);
