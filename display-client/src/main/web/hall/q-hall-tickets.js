// @ts-check
// Everybody who is in the hall, found by number; who waits can be moved and given another class.
import { t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement, repeat } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';

class QHallTickets extends PageElement {
  static properties = { hall: { attribute: false }, clock: { attribute: false }, query: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any} */
    this.hall = null;
    /** @type {any} */
    this.clock = null;
    this.query = '';
  }

  render() {
    const found = this.hall.tickets.filter((/** @type {any} */ ticket) => isFound(ticket.number, this.query));
    return html`<section class="q-card h-card h-tickets-card" aria-label=${t('hall.tickets')}>
      <h2>${icon('ticket')}<span>${t('hall.tickets')}</span><span class="q-figures h-count" data-test="ticket-count">${this.hall.tickets.length}</span></h2>
      <label class="h-search">${icon('search')}<span class="q-hidden-text">${t('hall.search')}</span>
        <input class="q-field" type="search" placeholder=${t('hall.search')} autocomplete="off" data-test="search" .value=${this.query} @input=${(/** @type {any} */ event) => (this.query = event.target.value)}>
      </label>
      ${found.length
        ? html`<ul class="h-tickets">${repeat(found, (/** @type {any} */ ticket) => ticket.id, (/** @type {any} */ ticket) => this.#ticket(ticket))}</ul>`
        : html`<p class="q-soft h-empty" data-test="no-tickets">${t(this.query ? 'hall.notFound' : 'hall.noTickets', { query: this.query })}</p>`}
    </section>`;
  }

  /** @param {any} ticket */
  #ticket(ticket) {
    const minutes = this.clock.since(ticket.since);
    const { normMinutes, maxWaitMinutes } = this.hall.rule;
    const look = ticket.status !== 'waiting' || minutes <= normMinutes ? '' : minutes > maxWaitMinutes ? 'q-bad' : 'q-warn';
    const service = this.hall.queues.find((/** @type {any} */ queue) => queue.service === ticket.service);
    return html`<li class="h-ticket" data-test="ticket" data-number=${ticket.number}>
      <span class="q-number h-number">${ticket.number}</span>
      <span class="h-ticket-facts">
        <span>${textOf(service?.name)}</span>
        <span class="h-tags">
          <span class="q-tag q-figures ${look}">${t('common.minutes', { n: minutes })}</span>
          ${ticket.priority === 'normal' ? nothing : html`<span class="q-tag q-priority">${this.#class(ticket)}</span>`}
          ${ticket.status === 'waiting' && !ticket.counter ? nothing : html`<span class="q-note">${this.#where(ticket)}</span>`}
        </span>
      </span>
      ${ticket.status === 'waiting' ? html`<span class="h-ticket-acts">${this.#button('move', ticket)}${this.#button('class', ticket)}</span>` : nothing}
    </li>`;
  }

  /** @param {any} ticket */
  #class(ticket) {
    return textOf(this.hall.priorities.find((/** @type {any} */ each) => each.id === ticket.priority)?.name) || ticket.priority;
  }

  /** @param {any} ticket */
  #where(ticket) {
    const counter = this.hall.counters.find((/** @type {any} */ each) => each.id === ticket.counter);
    return [t('hall.ticket.' + ticket.status), textOf(counter?.name), ticket.reason].filter(Boolean).join(' · ');
  }

  /** @param {'move' | 'class'} act @param {any} ticket */
  #button(act, ticket) {
    const label = t(act === 'move' ? 'hall.move' : 'hall.class');
    return html`<button type="button" class="q-button h-small" data-test=${act} aria-label="${label} ${ticket.number}" @click=${() => this.dispatchEvent(new CustomEvent('q-ask', { detail: { act, about: ticket } }))}>${label}</button>`;
  }
}

/** Case, blanks, dashes and leading zeros do not count: "h 12" finds "H-012". @param {string} number @param {string} query */
function isFound(number, query) {
  const plain = (/** @type {string} */ text) => text.toUpperCase().replace(/[^0-9A-ZĐ]/g, '');
  const short = (/** @type {string} */ text) => plain(text).replace(/(\D|^)0+(?=\d)/g, '$1');
  return plain(number).includes(plain(query)) || short(number).includes(short(query));
}

customElements.define('q-hall-tickets', QHallTickets);
