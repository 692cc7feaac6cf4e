// @ts-check
// The counters: who is there, with which number, since when, and a word to whoever sits there.
import { clockTime } from '../shared/format.js';
import { t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement, repeat } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';

/** @type {Record<string, string>} */
const LOOKS = { open: 'q-good', paused: 'q-warn', closed: '' };

class QHallCounters extends PageElement {
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
    return html`<section class="q-card h-card" aria-label=${t('hall.counters')}>
      <h2>${icon('desktop')}<span>${t('hall.counters')}</span></h2>
      <ul class="h-counters">${repeat(this.hall.counters, (/** @type {any} */ counter) => counter.id, (/** @type {any} */ counter) => this.#counter(counter))}</ul>
    </section>`;
  }

  /** @param {any} counter */
  #counter(counter) {
    return html`<li class="h-counter" data-test="counter" data-counter=${counter.id} data-status=${counter.status}>
      <span class="q-number h-plate" aria-hidden="true">${counter.number}</span>
      <div class="h-counter-who">
        <h3>${textOf(counter.name)}</h3>
        <p class="q-note">${counter.officer ?? t('hall.nobody')}</p>
        <p class="q-note q-soft">${this.#services(counter)}</p>
      </div>
      <div class="h-counter-now">
        ${counter.ticket ? this.#ticket(counter.ticket) : this.#status(counter)}
      </div>
      <button type="button" class="q-button q-plain h-small h-square" data-test="write" aria-label=${t('hall.noteTitle', { name: textOf(counter.name) })} @click=${() => this.dispatchEvent(new CustomEvent('q-ask', { detail: { act: 'note', about: counter } }))}>${icon('note')}</button>
      ${counter.notes.length ? this.#note(counter.notes[counter.notes.length - 1]) : nothing}
    </li>`;
  }

  /** @param {any} counter */
  #services(counter) {
    return counter.serves
      .map((/** @type {string} */ id) => textOf(this.hall.queues.find((/** @type {any} */ queue) => queue.service === id)?.name))
      .filter(Boolean)
      .join(', ');
  }

  /** @param {any} ticket */
  #ticket(ticket) {
    return html`<strong class="q-number h-number" data-test="now">${ticket.number}</strong>
      <span class="q-note q-soft q-figures">${t('hall.at.' + ticket.status, { n: this.clock.since(ticket.since) })}</span>`;
  }

  /** @param {any} counter */
  #status(counter) {
    return html`<span class="q-tag ${LOOKS[counter.status]}" data-test="status">${t('hall.status.' + counter.status)}</span>
      ${counter.status === 'paused' ? html`<span class="q-note q-soft">${[counter.statusReason, t('hall.sinceTime', { time: clockTime(counter.since) })].filter(Boolean).join(' · ')}</span>` : nothing}`;
  }

  /** @param {any} note */
  #note(note) {
    return html`<p class="h-note q-note" data-test="word" data-seen=${note.seenAt !== null}>${icon(note.seenAt ? 'check' : 'clock')}<span>“${note.words}” <span class="q-soft">${note.seenAt ? t('hall.noteSeen', { time: clockTime(note.seenAt) }) : t('hall.noteUnseen', { time: clockTime(note.sentAt) })}</span></span></p>`;
  }
}

customElements.define('q-hall-counters', QHallCounters);
