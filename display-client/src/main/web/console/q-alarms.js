// @ts-check
// What somebody has to see to, in words that say what to do. It stays until it is seen to: it cannot be clicked away.
import { t, textOf } from '../shared/i18n.js';
import { clockTime } from '../shared/format.js';
import { icon } from '../shared/icon.js';
import { html, PageElement, repeat } from '../shared/lit.js';
import { Spoken } from './spoken.js';

class QAlarms extends PageElement {
  static properties = { alarms: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any[]} `alarms` of docs/protocol/counter.json */
    this.alarms = [];
  }

  render() {
    return html`<div role="alert" class="c-alarms">
      ${repeat(
        this.alarms,
        (alarm) => alarm.kind + alarm.since + alarm.name,
        (alarm) => html`<div class="q-notice q-bad c-alarm" data-test="alarm" data-kind=${alarm.kind}>
          ${icon(alarm.kind === 'printer' || alarm.kind === 'slip' ? 'printer-off' : 'warning')}
          <div>
            <p><strong>${textOf(alarm.text)}</strong></p>
            <p class="q-note">${[alarm.name, t('console.since', { time: clockTime(alarm.since) }), alarm.slips ? t('console.slips', { n: alarm.slips }) : ''].filter(Boolean).join(' · ')}</p>
          </div>
        </div>`,
      )}
    </div>`;
  }
}

customElements.define('q-alarms', QAlarms);
