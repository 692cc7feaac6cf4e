// @ts-check
// Who has an appointment today: come or still expected. One is given up here, and booked on the public page, where a supervisor who is signed in may book as often as it takes.
import { clockTime } from '../shared/format.js';
import { t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, PageElement, repeat } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';

/** @type {Record<string, string>} */
const LOOKS = { arrived: 'q-good', expired: 'q-warn' };

class QHallAppointments extends PageElement {
  static properties = { hall: { attribute: false }, appointments: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any} */
    this.hall = null;
    /** Of today, the earliest first. @type {any[]} */
    this.appointments = [];
  }

  render() {
    const expected = this.appointments.filter((each) => each.status === 'booked').length;
    return html`<section class="q-card h-card" aria-label=${t('hall.appointments')}>
      <h2>${icon('clock')}<span>${t('hall.appointments')}</span><span class="q-figures h-count" data-test="appointment-count">${t('hall.appointmentsExpected', { n: expected })}</span></h2>
      ${this.appointments.length
        ? html`<ul class="h-devices" data-test="appointments">${repeat(this.appointments, (each) => each.code, (each) => this.#appointment(each))}</ul>`
        : html`<p class="q-soft h-empty">${t('hall.noAppointments')}</p>`}
      <a class="q-button h-small h-alone" href="/book/${encodeURIComponent(this.hall.office.id)}" target="_blank" rel="noopener" data-test="book">${t('hall.book')}</a>
    </section>`;
  }

  /** @param {any} each `Listed` of docs/api/openapi.yaml */
  #appointment(each) {
    const service = this.hall.queues.find((/** @type {any} */ queue) => queue.service === each.service);
    const who = [each.name, each.phone].filter(Boolean).join(' · ');
    return html`<li class="h-appointment" data-test="appointment" data-code=${each.code} data-status=${each.status}>
      <strong class="q-figures">${clockTime(each.at)}</strong>
      <span class="h-device-name"><span>${textOf(service?.name)}</span><span class="q-note q-soft">${who || t('hall.appointmentCode', { code: each.code })}</span></span>
      ${each.status === 'booked'
        ? html`<button type="button" class="q-button h-small" data-test="give-up" aria-label="${t('hall.giveUp')} ${clockTime(each.at)} ${who}" @click=${() => this.dispatchEvent(new CustomEvent('q-ask', { detail: { act: 'give-up', about: each } }))}>${t('hall.giveUp')}</button>`
        : html`<span class="q-tag ${LOOKS[each.status] ?? ''}">${t('hall.appointment.' + each.status)}</span>`}
    </li>`;
  }
}

customElements.define('q-hall-appointments', QHallAppointments);
