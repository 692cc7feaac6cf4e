// @ts-check
// Screens, printers and serial push buttons: alive, what they show or print, and since when not.
import { clockTime } from '../shared/format.js';
import { t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { ledFaults } from './led.js';

/** @type {Record<string, string>} */
const SCREEN_LOOKS = { good: 'q-good', warn: 'q-warn', bad: 'q-bad' };

/** @type {Record<string, string>} */
const LOOKS = { ready: 'q-good', attention: 'q-warn', trouble: 'q-bad', lost: 'q-bad', unknown: '' };

class QHallDevices extends PageElement {
  static properties = { printers: { attribute: false }, keypads: { attribute: false }, screens: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any[]} */
    this.printers = [];
    /** @type {any[]} */
    this.keypads = [];
    /** @type {any[]} */
    this.screens = [];
  }

  render() {
    return html`<section class="q-card h-card" aria-label=${t('hall.devices')}>
      <h2>${icon('screen')}<span>${t('hall.devices')}</span></h2>
      <ul class="h-devices">
        ${this.screens.map((screen) => this.#screen(screen))}
        ${this.printers.map((printer) => this.#printer(printer))}
        ${this.keypads.map((keypad) => this.#keypad(keypad))}
      </ul>
    </section>`;
  }

  /** @param {any} screen */
  #screen(screen) {
    const facts = [
      screen.front ? t('hall.shows', { number: screen.front.number }) : '',
      screen.sound ? t('hall.sound.' + screen.sound) : '',
      screen.heardAt ? t('hall.lastContact', { time: clockTime(screen.heardAt) }) : t('hall.noContact'),
    ];
    const worst = screen.trouble[0];
    return html`<li class="h-device" data-test="screen" data-screen=${screen.id ?? ''} data-state=${screen.state}>
      ${icon('screen')}<span class="h-device-name"><strong>${screen.name ?? t('hall.unnamedScreen')}</strong><span class="q-note q-soft">${facts.filter(Boolean).join(' · ')}</span>${(worst === 'led-fault' ? ledFaults(screen) : worst ? [t('hall.trouble.' + worst)] : []).map((words) => html`<span class="q-note h-fault">${words}</span>`)}</span>
      <span class="q-tag q-figures ${SCREEN_LOOKS[screen.state] ?? ''}">${worst === 'behind' ? t('hall.behind', { n: screen.behindSeconds }) : t('hall.screen.' + screen.state)}</span>
    </li>`;
  }

  /** @param {any} printer */
  #printer(printer) {
    const worst = printer.faults[printer.faults.length - 1];
    const facts = [
      t('hall.paper.' + printer.paper),
      t('hall.slips', { n: printer.slips.printed }),
      printer.slips.waiting ? t('hall.slipsWaiting', { n: printer.slips.waiting }) : '',
      printer.roll.slipsLeft === null ? '' : t('hall.slipsLeft', { n: printer.roll.slipsLeft }),
      printer.lastContact ? t('hall.lastContact', { time: clockTime(printer.lastContact) }) : t('hall.noContact'),
    ];
    return html`<li class="h-device" data-test="printer" data-printer=${printer.id} data-state=${printer.state}>
      ${icon(printer.state === 'trouble' ? 'printer-off' : 'printer')}<span class="h-device-name"><strong>${printer.name}</strong><span class="q-note q-soft">${facts.filter(Boolean).join(' · ')}</span>${worst ? html`<span class="q-note h-fault">${worst.sentence} ${worst.remedy}</span>` : nothing}</span>
      <span class="q-tag ${LOOKS[printer.state] ?? ''}">${t('hall.printer.' + printer.state)}</span>
    </li>`;
  }

  /** @param {any} keypad */
  #keypad(keypad) {
    const facts = [t('hall.keypad.kind'), keypad.since ? t('hall.sinceTime', { time: clockTime(keypad.since) }) : ''];
    return html`<li class="h-device" data-test="keypad" data-keypad=${keypad.id} data-state=${keypad.state}>
      ${icon('touch')}<span class="h-device-name"><strong>${keypad.name}</strong><span class="q-note q-soft">${facts.filter(Boolean).join(' · ')}</span>${keypad.troubles.map((/** @type {any} */ each) => html`<span class="q-note h-fault">${textOf(each.text)}</span>`)}</span>
      <span class="q-tag ${LOOKS[keypad.state] ?? ''}">${t('hall.keypad.' + keypad.state)}</span>
    </li>`;
  }
}

customElements.define('q-hall-devices', QHallDevices);
