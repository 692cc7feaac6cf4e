// @ts-check
// What somebody has to see to, in words that say what to do. It stays until it is seen to: it cannot be clicked away.
// A slip that may or may not be on paper is asked about; it is never printed a second time by itself.
import { t, textOf } from '../shared/i18n.js';
import { clockTime } from '../shared/format.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement, repeat } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';

class QAlarms extends PageElement {
  static properties = { alarms: { attribute: false }, pressing: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any[]} `alarms` of docs/protocol/counter.json */
    this.alarms = [];
    /** The press on its way, or null. @type {{name: string, number?: string} | null} */
    this.pressing = null;
  }

  render() {
    return html`<div role="alert" class="c-alarms">
      ${repeat(
        this.alarms,
        (alarm) => alarm.kind + alarm.since + alarm.name + (alarm.ticket?.id ?? ''),
        (alarm) => html`<div class="q-notice ${alarm.ticket ? 'q-warn' : 'q-bad'} c-alarm" data-test="alarm" data-kind=${alarm.kind}>
          ${icon(alarm.kind === 'printer' || alarm.kind === 'slip' ? 'printer-off' : 'warning')}
          <div class="c-alarm-words">
            <p><strong>${alarm.ticket ? t('console.slipUnknown', { number: alarm.ticket.number }) : textOf(alarm.text)}</strong></p>
            <p class="q-note">${[alarm.name, t('console.since', { time: clockTime(alarm.since) }), alarm.slips && !alarm.ticket ? t('console.slips', { n: alarm.slips }) : ''].filter(Boolean).join(' · ')}</p>
          </div>
          ${alarm.ticket ? this.#question(alarm) : nothing}
        </div>`,
      )}
    </div>`;
  }

  /** @param {any} alarm */
  #question(alarm) {
    return html`<div class="c-alarm-answers">${this.#answer(alarm, 'printed', 'check')}${this.#answer(alarm, 'reprint', 'printer')}</div>`;
  }

  /** @param {any} alarm @param {'printed' | 'reprint'} answer @param {string} sign */
  #answer(alarm, answer, sign) {
    const off = this.pressing !== null;
    const busy = off && this.pressing.name === 'slip-' + answer && this.pressing.number === alarm.ticket.number;
    const label = t('console.do.slip-' + answer);
    const pressed = (/** @type {MouseEvent} */ event) => {
      if (!off && event.detail < 2) {
        this.dispatchEvent(new CustomEvent('q-slip', { detail: { answer, ticket: alarm.ticket } }));
      }
    };
    return html`<button type="button" class="q-button" data-test="slip-${answer}" aria-label="${label}: ${alarm.ticket.number}" aria-busy=${busy} aria-disabled=${off} @click=${pressed}>${icon(sign)}<span>${label}</span></button>`;
  }
}

customElements.define('q-alarms', QAlarms);
