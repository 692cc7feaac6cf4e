// @ts-check
// The ticket at this counter. Gold appears on the console only here, and only while there is a number: a glance from the dossiers tells.
import { t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, keyed, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { minutesBetween, stopwatch, Ticking } from '../shared/ticking.js';

class QCurrent extends PageElement {
  static properties = { counter: { attribute: false }, clock: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    new Ticking(this);
    /** @type {any} docs/protocol/counter.json */
    this.counter = null;
    /** @type {ReturnType<typeof import('../shared/format.js').officeClock>} */
    this.clock = /** @type {any} */ (null);
  }

  render() {
    const { current } = this.counter;
    return html`<section class="q-card c-current" data-test="current" tabindex="-1" data-status=${current?.ticket.status ?? 'none'} aria-label=${t('console.current')}>
      <p class="q-hidden-text" role="status">${current ? `${current.ticket.number}, ${this.#state(current)}` : ''}</p>
      ${current ? keyed(current.ticket.id, this.#ticket(current)) : this.#nobody()}
    </section>`;
  }

  /** @param {any} current */
  #ticket(current) {
    const { ticket } = current;
    const since = current.startedAt ?? current.calledAt;
    const isTired = ticket.status === 'called' && current.count >= current.maximumCount;
    return html`<div class="c-plate q-now">
        <p class="q-number c-plate-number" data-test="current-number">${ticket.number}</p>
        <div class="c-plate-state">
          <p data-test="current-state">${this.#state(current)}</p>
          <p class="q-figures c-plate-time" data-test="current-time">${stopwatch(this.clock.now() - Date.parse(since))}</p>
        </div>
      </div>
      <div class="c-facts">
        <p class="c-procedure" data-test="current-procedure">${textOf(ticket.procedure) || textOf(ticket.serviceName)}</p>
        ${ticket.procedure ? html`<p class="q-soft" data-test="current-service">${textOf(ticket.serviceName)}</p>` : nothing}
        <ul class="c-tags">
          ${ticket.priorityName && ticket.priority !== 'normal' ? html`<li class="q-tag q-priority" data-test="current-priority">${icon('star')}${textOf(ticket.priorityName)}</li>` : nothing}
          <li class="q-tag" data-test="current-waited">${icon('clock')}${t('console.waited', { n: minutesBetween(ticket.issuedAt, current.calledAt) })}</li>
          ${ticket.calls > 1 ? html`<li class="q-tag q-warn" data-test="current-calls">${icon('history')}${t('console.callsSoFar', { n: ticket.calls })}</li>` : nothing}
          ${ticket.dossiers > 1 ? html`<li class="q-tag" data-test="current-dossiers">${icon('paper')}${t('console.dossiers', { n: ticket.dossiers })}</li>` : nothing}
          ${ticket.language === 'vi' ? nothing : html`<li class="q-tag" data-test="current-language">${icon('language')}${t('console.speaks.' + ticket.language)}</li>`}
        </ul>
        ${ticket.returnsTo ? html`<p class="c-note" data-test="current-returns">${icon('undo')}<span>${t('console.returnsTo', { counter: textOf(ticket.returnsTo) })}</span></p>` : nothing}
        ${ticket.route.length ? html`<p class="c-note" data-test="current-route">${icon('transfer')}<span>${t('console.route')} ${ticket.route.map(textOf).join(' → ')}</span></p>` : nothing}
        ${ticket.note ? html`<p class="c-note" data-test="current-note">${icon('note')}<span><span class="q-hidden-text">${t('console.note')}: </span>${ticket.note}</span></p>` : nothing}
        ${isTired ? html`<p class="c-tired" data-test="called-enough">${icon('missed')}<span>${t('console.calledEnough', { n: current.count })}</span></p>` : nothing}
      </div>`;
  }

  /** @param {any} current @returns {string} */
  #state(current) {
    if (current.ticket.status === 'serving') {
      return t('console.serving');
    }
    return t('console.calling', { n: current.count, of: current.maximumCount });
  }

  #nobody() {
    const { status, waiting, services } = this.counter;
    if (status !== 'open') {
      return html`<div class="c-nobody" data-test="counter-shut">${icon(status === 'paused' ? 'pause' : 'lock')}
        <p class="q-lead"><strong>${t('console.isNow.' + status)}</strong></p>
        <p class="q-soft">${t('console.isNowHint')}</p>
      </div>`;
    }
    return html`<div class="c-nobody" data-test="nobody-called">
      ${waiting > 0
        ? html`<p data-test="waiting"><span class="q-number">${waiting}</span><br><strong>${t('console.peopleWaiting', { n: waiting })}</strong></p>`
        : html`${icon('check')}<p class="q-lead" data-test="waiting"><strong>${t('common.nobodyWaiting')}</strong></p>`}
      ${waiting > 0 && services.length > 1
        ? html`<p class="q-soft">${services.filter((/** @type {any} */ each) => each.waiting > 0).map((/** @type {any} */ each) => `${textOf(each.name)} ${each.waiting}`).join(' · ')}</p>`
        : html`<p class="q-soft">${waiting > 0 ? t('console.noneCalled') : t('console.nobodyHint')}</p>`}
    </div>`;
  }
}

customElements.define('q-current', QCurrent);
