// @ts-check
// The number, huge, and what becomes of its slip. Where paper fails, the number stays longer, with a QR code to take along.
import { minutesRange } from '../shared/format.js';
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { openLive } from '../shared/live.js';
import { PageElement, html, nothing } from '../shared/lit.js';

/** Seconds the page stays: with the slip in the hand, and without one. */
const STAY = 15;
const STAY_WITHOUT_SLIP = 60;
/** A printer that has said nothing for so long is taken for silent; should it print after all, the page says so. */
const PATIENCE = 12000;

export class QTicket extends PageElement {
  static properties = { ticket: {}, service: {}, word: {}, language: {}, slip: { state: true }, seconds: { state: true } };

  constructor() {
    super();
    this.seconds = 0;
    this.impatient = false;
    /** @type {{status: string, fault: string | null, text: string | null}} */
    this.slip = { status: 'queued', fault: null, text: null };
  }

  connectedCallback() {
    super.connectedCallback();
    this.code = new URL(this.ticket.trackingUrl, location.href).pathname.split('/').pop() ?? '';
    this.line = openLive(`/ws/track/${this.code}`, { onFrame: (frame) => frame.track?.slip && this.learn(frame.track.slip) });
    this.late = setTimeout(() => this.giveUpOnPaper(), PATIENCE);
    this.clock = setInterval(() => this.tick(), 1000);
    this.learn(this.ticket.slip ?? { status: 'none', fault: null, text: null });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.line?.close();
    clearTimeout(this.late);
    clearInterval(this.clock);
  }

  get printing() {
    // A slip that waits for the printer to be well again is queued with a fault: nobody should wait for it here.
    return (this.slip.status === 'queued' || this.slip.status === 'sending') && !this.slip.fault && !this.impatient;
  }

  get stay() {
    return this.slip.status === 'printed' ? STAY : STAY_WITHOUT_SLIP;
  }

  /** @param {{status: string, fault: string | null, text: string | null}} slip */
  learn(slip) {
    const before = this.outcome;
    this.slip = slip;
    if (this.outcome !== before) {
      this.seconds = this.stay;
    }
  }

  /** @returns {'printing' | 'printed' | 'none' | 'missing'} */
  get outcome() {
    const { status } = this.slip;
    return this.printing ? 'printing' : status === 'printed' || status === 'none' ? status : 'missing';
  }

  giveUpOnPaper() {
    if (this.printing) {
      this.impatient = true;
      this.seconds = this.stay;
      this.requestUpdate();
    }
  }

  tick() {
    if (this.printing) {
      return;
    }
    this.seconds--;
    if (this.seconds <= 0) {
      this.dispatchEvent(new Event('q-done'));
    }
  }

  updated() {
    // Long numbers ("CA-021") get smaller letters, never a second line.
    this.style.setProperty('--k-letters', String(Math.max(4, this.ticket.number.length)));
  }

  render() {
    const { ticket, service } = this;
    const counters = service.counters ?? [];
    return html`<article class="k-ticket" data-slip=${this.slip.status}>
      <div class="k-paper">
        <h1 tabindex="-1">
          <span class="k-label">${t('kiosk.number')}</span> <span class="q-number k-number" data-test="number">${ticket.number}</span>
        </h1>
        <p class="k-about">${service.name}</p>
        ${this.word ? html`<p class="k-word" data-test="word">${this.word}</p>` : nothing}
        <dl class="k-place">
          ${
            counters.length
              ? html`<div>
                  <dt>${t('kiosk.counters')}</dt>
                  <dd class="q-figures" data-test="counters">${counters.map((/** @type {any} */ counter) => counter.number).join(', ')}</dd>
                </div>`
              : nothing
          }
          <div>
            <dt>${t('kiosk.ahead')}</dt>
            <dd class="q-figures" data-test="ahead">${ticket.ahead}</dd>
          </div>
          <div>
            <dt>${t('kiosk.minutes')}</dt>
            <dd class="q-figures" data-test="minutes">${minutesRange(ticket.estimate)}</dd>
          </div>
        </dl>
      </div>
      ${this.paper()}
      <div class="k-ending">
        ${this.printing ? nothing : html`<q-countdown .seconds=${this.seconds} .of=${this.stay} .language=${this.language}></q-countdown>`}
        <button class="q-button q-large" type="button" data-test="done" @click=${() => this.dispatchEvent(new Event('q-done'))}>
          ${icon('check')}<span>${t('kiosk.done')}</span>
        </button>
      </div>
    </article>`;
  }

  paper() {
    if (this.printing) {
      return html`<div class="k-slip" role="status" data-test="slip" data-status=${this.slip.status}>
        ${icon('printer')}
        <p class="k-slip-title">${t('kiosk.printing')}</p>
      </div>`;
    }
    if (this.slip.status === 'printed') {
      return html`<div class="k-slip k-slip-ready" role="status" data-test="slip" data-status="printed">
        ${icon('arrow-down')}
        <p><span class="k-slip-title">${t('kiosk.printed')}</span>${t('kiosk.printedText')}</p>
      </div>`;
    }
    const wanted = this.slip.status === 'none';
    return html`<div class="k-slip k-slip-missing" role="status" data-test="slip" data-status=${this.slip.status}>
      <img class="k-qr" src="/api/track/${this.code}/qr.svg" alt=${t('kiosk.qrLabel', { number: this.ticket.number })} data-test="qr" />
      <p>
        ${wanted ? nothing : html`<span class="k-slip-title">${t('kiosk.notPrinted')}</span>`}${t(wanted ? 'kiosk.noSlipText' : 'kiosk.notPrintedText')}
      </p>
    </div>`;
  }
}

customElements.define('q-ticket', QTicket);
