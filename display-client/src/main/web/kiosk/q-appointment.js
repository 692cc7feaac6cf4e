// @ts-check
// "I have an appointment": the eight digits, typed on the screen or a keyboard; a scanner is heard by the kiosk page itself.
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html } from '../shared/lit.js';

const LENGTH = 8;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export class QAppointment extends PageElement {
  static properties = { language: {}, reachable: {}, digits: { state: true } };

  constructor() {
    super();
    this.digits = '';
    this.press = (/** @type {KeyboardEvent} */ event) => this.byKey(event);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.press);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.press);
  }

  /** @param {KeyboardEvent} event */
  byKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (/^[0-9]$/.test(event.key) || event.key === 'Backspace') {
      event.preventDefault();
      this.type(event.key);
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      this.done();
    }
  }

  /** @param {string} key */
  type(key) {
    this.digits = key === 'Backspace' ? this.digits.slice(0, -1) : (this.digits + key).slice(0, LENGTH);
  }

  get complete() {
    return this.digits.length === LENGTH;
  }

  done() {
    if (this.complete && this.reachable) {
      this.dispatchEvent(new CustomEvent('q-code', { detail: this.digits }));
    }
  }

  get spaced() {
    const padded = this.digits.padEnd(LENGTH, '–');
    return padded.slice(0, 4) + ' ' + padded.slice(4);
  }

  render() {
    return html` <div class="k-title">
        <h1 tabindex="-1">${t('kiosk.appointmentTitle')}</h1>
        <p class="q-lead q-soft">${t('kiosk.appointmentHint')}</p>
      </div>
      <div class="k-pad">
        <output class="k-digits q-number" data-test="digits" aria-label=${t('kiosk.appointmentTyped', { digits: this.digits })}>${this.spaced}</output>
        <div class="k-keys">
          ${KEYS.map((key) => this.key(key))}
          <button class="q-button" type="button" data-test="erase" aria-label=${t('kiosk.keyErase')} @click=${() => this.type('Backspace')}>${icon('erase')}</button>
          ${this.key('0')}
          <button class="q-button q-primary" type="button" data-test="code-done" aria-label=${t('kiosk.appointmentTake')} ?disabled=${!this.complete || !this.reachable} @click=${() => this.done()}>${icon('check')}</button>
        </div>
      </div>
      <div class="k-answers">
        <button class="q-button q-large" type="button" data-test="back" @click=${() => this.dispatchEvent(new Event('q-back'))}>
          ${icon('arrow-left')}<span>${t('common.back')}</span>
        </button>
        <button class="q-button q-large q-primary" type="button" data-test="take" ?disabled=${!this.complete || !this.reachable} @click=${() => this.done()}>
          ${icon('ticket')}<span>${t('kiosk.appointmentTake')}</span>
        </button>
      </div>`;
  }

  /** @param {string} digit */
  key(digit) {
    return html`<button class="q-button q-figures" type="button" data-test="digit-${digit}" @click=${() => this.type(digit)}>${digit}</button>`;
  }
}

customElements.define('q-appointment', QAppointment);
