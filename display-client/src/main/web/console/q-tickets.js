// @ts-check
// One of the three lists beside the work: next in the queue, on hold, missed. A row has one button, for the one thing that is done with it.
import { t, textOf } from '../shared/i18n.js';
import { clockTime } from '../shared/format.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement, repeat } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { Ticking } from '../shared/ticking.js';

/** @type {Record<string, {icon: string, operation: string}>} */
const KINDS = {
  next: { icon: 'people', operation: 'call' },
  held: { icon: 'hold', operation: 'resume' },
  missed: { icon: 'missed', operation: 'reinstate' },
};

class QTickets extends PageElement {
  static properties = { kind: {}, tickets: { attribute: false }, count: { type: Number }, services: { attribute: false }, clock: { attribute: false }, pressing: { attribute: false }, shut: { type: Boolean } };

  constructor() {
    super();
    new Spoken(this);
    new Ticking(this);
    this.kind = 'next';
    /** @type {any[]} */
    this.tickets = [];
    this.count = 0;
    /** @type {any[]} what the counter serves; the service of a row is named only where there are several */
    this.services = [];
    /** @type {any} */
    this.clock = null;
    /** The press on its way, or null. @type {{name: string, number?: string} | null} */
    this.pressing = null;
    /** Nothing can be done with the rows now, so they have no buttons. */
    this.shut = false;
  }

  render() {
    return html`<section class="q-card c-list" data-test=${this.kind} aria-label=${t('console.list.' + this.kind)}>
      <h2>${icon(KINDS[this.kind].icon)}<span>${t('console.list.' + this.kind)}</span><span class="q-figures c-count" data-test="${this.kind}-count">${this.count}</span></h2>
      ${this.tickets.length === 0
        ? html`<p class="q-soft c-empty">${t('console.empty.' + this.kind)}</p>`
        : html`<ul>${repeat(this.tickets, (ticket) => ticket.id, (ticket) => this.#row(ticket))}</ul>`}
    </section>`;
  }

  /** @param {any} ticket */
  #row(ticket) {
    return html`<li class="c-row" data-test="${this.kind}-row" data-number=${ticket.number}>
      <span class="q-number c-row-number">${ticket.number}</span>
      <span class="c-row-facts">${this.#facts(ticket)}</span>
      ${this.kind === 'held' ? nothing : this.#wait(ticket)}
      ${this.shut ? nothing : this.#button(ticket)}
    </li>`;
  }

  /** @param {any} ticket */
  #facts(ticket) {
    const service = this.services.find((each) => each.id === ticket.service);
    return html`${ticket.priority === 'normal' ? nothing : html`<span class="q-tag q-priority">${textOf(ticket.priorityName) || t('common.priority')}</span>`}
      ${ticket.language === 'vi' ? nothing : html`<span class="q-tag">${t('console.speaksShort.' + ticket.language)}</span>`}
      ${ticket.calls > 0 && this.kind === 'next' ? html`<span class="q-tag" data-test="row-calls">${t('console.calledBefore', { n: ticket.calls })}</span>` : nothing}
      ${ticket.reason ? html`<span data-test="reason">${ticket.reason}</span>` : nothing}
      ${ticket.note ? html`<span class="q-soft" data-test="row-note">${ticket.note}</span>` : nothing}
      ${this.kind === 'held' ? this.#wait(ticket) : nothing} ${ticket.until ? this.#until(ticket.until) : nothing}
      ${this.kind === 'next' && this.services.length > 1 && service ? html`<span class="q-soft">${textOf(service.name)}</span>` : nothing}`;
  }

  /** @param {any} ticket */
  #wait(ticket) {
    return html`<span class="q-figures q-soft c-row-wait" data-test="wait">${t('console.minutesShort', { n: this.clock.since(ticket.issuedAt) })}</span>`;
  }

  /** @param {string} until */
  #until(until) {
    const left = Math.ceil((Date.parse(until) - this.clock.now()) / 60000);
    return html`<span class="q-tag q-figures ${left > 0 ? '' : 'q-warn'}" data-test="until">${left > 0 ? t('console.until', { time: clockTime(until), n: left }) : t('console.due')}</span>`;
  }

  /** @param {any} ticket */
  #button(ticket) {
    const { operation } = KINDS[this.kind];
    const label = t('console.row.' + operation);
    const busy = this.pressing !== null && this.pressing.number === ticket.number;
    const off = this.pressing !== null;
    const pressed = (/** @type {MouseEvent} */ event) => {
      if (!off && event.detail < 2) {
        this.dispatchEvent(new CustomEvent('q-operate-on', { detail: { operation, ticket } }));
      }
    };
    return html`<button type="button" class="q-button c-row-button" data-test="row-${operation}" aria-label="${label} ${ticket.number}" aria-busy=${busy} aria-disabled=${off} @click=${pressed}>${label}</button>`;
  }
}

customElements.define('q-tickets', QTickets);
