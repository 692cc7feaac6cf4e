// @ts-check
// What somebody has to see to now: a counter that calls for help, a call that no screen has shown, an LED board in trouble, a printer that does not print, push buttons that are not heard. It stays until it is seen to.
import { clockTime } from '../shared/format.js';
import { t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { ledFaults } from './led.js';

class QHallAlarms extends PageElement {
  static properties = { hall: { attribute: false }, unshown: { attribute: false }, screens: { attribute: false }, printers: { attribute: false }, keypads: { attribute: false }, busy: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any} */
    this.hall = null;
    /** Calls that stand on no screen. @type {any[]} */
    this.unshown = [];
    /** @type {any[]} */
    this.screens = [];
    /** @type {any[]} */
    this.printers = [];
    /** @type {any[]} */
    this.keypads = [];
    this.busy = false;
  }

  render() {
    return html`<div role="alert" class="c-alarms">
      ${this.hall.emergencies.map((/** @type {any} */ each) => this.#emergency(each))}
      ${this.unshown.filter((call) => call.shownAt === null && this.#isCalled(call)).map((call) => this.#alarm('unshown', 'screen', t('hall.unshown', { number: call.number, counter: t('common.counter', { n: call.counterNumber }) }), t('hall.unshownHint', { time: clockTime(call.calledAt) })))}
      ${this.screens.map((screen) => ledFaults(screen).map((words) => this.#alarm('led', 'screen', words, screen.name ?? '')))}
      ${this.printers.filter((printer) => printer.state === 'trouble').map((printer) => this.#trouble(printer))}
      ${this.keypads.map((keypad) => keypad.troubles.map((/** @type {any} */ each) => this.#alarm('keypad', 'warning', textOf(each.text), `${keypad.name} · ${t('hall.sinceTime', { time: clockTime(each.since) })}`)))}
    </div>`;
  }

  /** Who has come needs no screen any more. @param {any} call */
  #isCalled(call) {
    return this.hall.tickets.some((/** @type {any} */ ticket) => ticket.number === call.number && ticket.status === 'called');
  }

  /** @param {any} emergency */
  #emergency(emergency) {
    const counter = textOf(emergency.name);
    return html`<div class="q-notice ${emergency.answeredBy ? 'q-good' : 'q-bad'} c-alarm" data-test="emergency" data-counter=${emergency.counter}>
      ${icon('bell')}
      <div class="c-alarm-words"><p><strong>${t('hall.emergency', { counter })}</strong></p><p class="q-note">${emergency.answeredBy ? t('hall.answeredBy', { name: emergency.answeredBy }) : t('hall.raisedBy', { name: emergency.raisedBy, time: clockTime(emergency.raisedAt) })}</p></div>
      ${emergency.answeredBy ? nothing : html`<div class="c-alarm-answers"><button type="button" class="q-button q-danger" data-test="go" aria-disabled=${this.busy} @click=${() => this.dispatchEvent(new CustomEvent('q-go', { detail: emergency.counter }))}>${icon('check')}<span>${t('hall.go')}</span></button></div>`}
    </div>`;
  }

  /** @param {any} printer */
  #trouble(printer) {
    const fault = printer.faults[printer.faults.length - 1];
    const since = printer.since ? t('hall.sinceTime', { time: clockTime(printer.since) }) : '';
    return this.#alarm('printer', 'printer-off', fault ? `${fault.sentence} ${fault.remedy}` : t('hall.printer.trouble'), [printer.name, since].filter(Boolean).join(' · '));
  }

  /** @param {string} kind @param {string} sign @param {string} words @param {string} hint */
  #alarm(kind, sign, words, hint) {
    return html`<div class="q-notice q-bad c-alarm" data-test="alarm" data-kind=${kind}>${icon(sign)}<div class="c-alarm-words"><p><strong>${words}</strong></p><p class="q-note">${hint}</p></div></div>`;
  }
}

customElements.define('q-hall-alarms', QHallAlarms);
