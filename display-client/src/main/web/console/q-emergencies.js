// @ts-check
// Who calls for help. Colleagues see it in red with the way to answer; the counter that called sees one quiet line, for the visitor may look at this screen too.
import { t, textOf } from '../shared/i18n.js';
import { clockTime } from '../shared/format.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement, repeat } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';

class QEmergencies extends PageElement {
  static properties = { emergencies: { attribute: false }, own: {}, pressing: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any[]} `emergencies` of docs/protocol/counter.json */
    this.emergencies = [];
    /** The counter of this console. */
    this.own = '';
    /** @type {string | null} */
    this.pressing = null;
  }

  render() {
    const [own, others] = [this.emergencies.filter((each) => each.counter === this.own), this.emergencies.filter((each) => each.counter !== this.own)];
    return html`<div role="alert">${repeat(others, (each) => each.counter + each.raisedAt, (each) => this.#other(each))}</div>
      <div role="status">${own.map((each) => this.#mine(each))}</div>`;
  }

  /** @param {any} emergency */
  #other(emergency) {
    const counter = textOf(emergency.name);
    const isOpen = emergency.answeredBy === null;
    return html`<div class="q-notice ${isOpen ? 'q-bad' : ''} c-alarm c-emergency" data-test="emergency" data-counter=${emergency.counter} data-open=${isOpen}>
      ${icon('warning')}
      <div class="c-alarm-words">
        <p><strong>${isOpen ? t('console.emergencyAt', { counter }) : t('console.emergencyAnswered', { counter, name: emergency.answeredBy })}</strong></p>
        <p class="q-note">${[emergency.raisedBy, t('console.since', { time: clockTime(emergency.raisedAt) })].join(' · ')}</p>
      </div>
      ${isOpen ? this.#answer(emergency, t('console.do.emergency-answer'), 'person') : nothing}
    </div>`;
  }

  /** @param {any} emergency */
  #mine(emergency) {
    const isOpen = emergency.answeredBy === null;
    return html`<div class="c-quiet" data-test="emergency-own" data-open=${isOpen}>
      <span>${isOpen ? t('console.emergencySent') : t('console.emergencyComing', { name: emergency.answeredBy })}</span>
      ${isOpen ? this.#answer(emergency, t('console.emergencyBack'), 'undo') : nothing}
    </div>`;
  }

  /** @param {any} emergency @param {string} label @param {string} sign */
  #answer(emergency, label, sign) {
    const off = this.pressing !== null;
    const pressed = (/** @type {MouseEvent} */ event) => {
      if (!off && event.detail < 2) {
        this.dispatchEvent(new CustomEvent('q-answer', { detail: emergency.counter }));
      }
    };
    return html`<button type="button" class="q-button" data-test="emergency-answer" aria-label="${label}: ${textOf(emergency.name)}" aria-busy=${this.pressing === 'emergency-answer'} aria-disabled=${off} @click=${pressed}>${icon(sign)}<span>${label}</span></button>`;
  }
}

customElements.define('q-emergencies', QEmergencies);
