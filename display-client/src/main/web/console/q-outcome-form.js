// @ts-check
// What came of the visit: one glance, one key. It opens with the usual answers of this service; a digit changes the result, one key each steps through channel, payment and dossiers.
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { html, live, nothing, PageElement } from '../shared/lit.js';
import { keyCap } from './key-button.js';
import { KEYS } from './keyboard.js';
import { Spoken } from '../shared/spoken.js';
import { CHANNELS, PAYMENTS, rememberOutcome, RESULTS, usualOutcome } from './usual-outcome.js';

/** Of what the server takes in one visit. */
const MOST = 20;
const STEPS = /** @type {const} */ ({ channel: '7', payment: '8', count: '9' });

class QOutcomeForm extends PageElement {
  static properties = { current: { attribute: false }, procedures: { attribute: false }, andCall: { type: Boolean }, busy: { type: Boolean }, said: { state: true }, done: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any} `current` of docs/protocol/counter.json */
    this.current = null;
    /** Those of the service, once they have been fetched. @type {{id: string, name: string}[]} */
    this.procedures = [];
    /** The next number is called right after. */
    this.andCall = false;
    this.busy = false;
    /** @type {import('./usual-outcome.js').Usual} */
    this.said = { result: '', channel: '', payment: '' };
    /** What was done, one line each; the first may name no procedure. @type {{procedure: string, count: number}[]} */
    this.done = [];
  }

  connectedCallback() {
    super.connectedCallback();
    const { ticket } = this.current;
    this.said = usualOutcome(ticket.service);
    this.done = [{ procedure: ticket.procedureId ?? '', count: ticket.dossiers }];
  }

  firstUpdated() {
    this.querySelector('h2')?.focus();
  }

  /** A key of the console, while this form has them. @param {string} key */
  key(key) {
    const result = RESULTS[Number(key) - 1];
    if (result) {
      this.said = { ...this.said, result };
    } else if (key === STEPS.channel) {
      this.said = { ...this.said, channel: after(CHANNELS, this.said.channel) };
    } else if (key === STEPS.payment) {
      this.said = { ...this.said, payment: after(PAYMENTS, this.said.payment) };
    } else if (key === STEPS.count) {
      const last = this.done.length - 1;
      this.#change(last, { count: (this.done[last].count % 99) + 1 });
    } else if (key === KEYS.call) {
      this.#send(true);
    } else {
      return false;
    }
    return true;
  }

  render() {
    const { ticket, outcome } = this.current;
    return html`<form class="q-card c-form c-panel" data-test="form-outcome" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)} @keydown=${(/** @type {KeyboardEvent} */ event) => this.#entered(event)}>
      <h2 tabindex="-1">${t('console.outcomeTitle', { number: ticket.number })}</h2>
      ${this.#choices('result', t('console.outcomeResult'), RESULTS, null)} ${this.#choices('channel', t('console.outcomeChannel'), CHANNELS, STEPS.channel)}
      ${this.#choices('payment', t('console.outcomePayment'), PAYMENTS, STEPS.payment)}
      ${this.done.map((each, index) => this.#line(each, index))}
      ${this.#mayAdd() ? html`<button type="button" class="q-button c-more" data-test="more" @click=${() => this.#add()}>${t('console.outcomeMore')}</button>` : nothing}
      <div class="c-form-end">
        <button class="q-button q-primary" aria-busy=${this.busy} aria-disabled=${this.busy} data-test="submit"><span>${this.andCall ? t('console.finishAndCall', { number: ticket.number }) : t('console.do.finish')}</span>${keyCap(this.andCall ? KEYS.call : 'Enter')}</button>
        ${outcome === 'asked' ? html`<button type="button" class="q-button" data-test="skip" aria-disabled=${this.busy} @click=${() => this.#send(false)}>${t('console.outcomeSkip')}</button>` : nothing}
        <button type="button" class="q-button" data-test="close" @click=${() => this.dispatchEvent(new CustomEvent('q-close'))}><span>${t('common.cancel')}</span>${keyCap('Esc')}</button>
      </div>
    </form>`;
  }

  /** @param {'result' | 'channel' | 'payment'} name @param {string} legend @param {string[]} values @param {string | null} step the key that goes to the next; null where each has its own */
  #choices(name, legend, values, step) {
    return html`<fieldset class="c-choices c-narrow" data-test="outcome-${name}">
      <legend>${step ? keyCap(step) : nothing} ${legend}</legend>
      ${values.map(
        (value, index) => html`<label class="c-choice" data-test="choice" data-value=${value}>
          <input type="radio" name=${name} value=${value} .checked=${live(this.said[name] === value)} @change=${() => (this.said = { ...this.said, [name]: value })}>
          ${step ? nothing : keyCap(String(index + 1))}<span class="c-choice-label">${t(`console.outcome.${name}.${value}`)}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  /** @param {{procedure: string, count: number}} done @param {number} index */
  #line({ procedure, count }, index) {
    const last = index === this.done.length - 1;
    return html`<div class="c-done" data-test="done">
      ${this.procedures.length ? this.#procedure(procedure, index) : nothing}
      <label class="c-line"><span>${last ? keyCap(STEPS.count) : nothing} ${t('console.dossiersCount')}</span>
        <input class="q-field q-figures" type="number" min="1" max="99" name="count" .value=${live(String(count))} @input=${(/** @type {Event} */ event) => this.#counted(event, index)} data-test="outcome-count"></label>
      ${index > 0 ? html`<button type="button" class="q-button c-less" data-test="less" aria-label=${t('console.outcomeLess', { n: index + 1 })} @click=${() => (this.done = this.done.filter((_, each) => each !== index))}>${icon('x')}</button>` : nothing}
    </div>`;
  }

  /** Only what is not named yet. @param {string} chosen @param {number} index */
  #procedure(chosen, index) {
    const free = this.procedures.filter(({ id }) => id === chosen || !this.done.some((each) => each.procedure === id));
    return html`<label class="c-line"><span>${t('console.outcomeProcedure')}</span>
      <select class="q-field" name="procedure" @change=${(/** @type {Event} */ event) => this.#change(index, { procedure: /** @type {HTMLSelectElement} */ (event.target).value })} data-test="outcome-procedure">
        ${index === 0 ? html`<option value="" .selected=${live(chosen === '')}>${t('console.outcomeNoProcedure')}</option>` : nothing}
        ${free.map((each) => html`<option value=${each.id} .selected=${live(each.id === chosen)}>${each.name}</option>`)}
      </select></label>`;
  }

  #mayAdd() {
    return this.done.length < Math.min(MOST, this.procedures.length) && this.done.every((each) => each.procedure !== '');
  }

  #add() {
    const next = this.procedures.find(({ id }) => !this.done.some((each) => each.procedure === id));
    if (next) {
      this.done = [...this.done, { procedure: next.id, count: 1 }];
    }
  }

  /** @param {number} index @param {{procedure?: string, count?: number}} part */
  #change(index, part) {
    this.done = this.done.map((each, at) => (at === index ? { ...each, ...part } : each));
  }

  /** @param {Event} event @param {number} index */
  #counted(event, index) {
    const count = Number(/** @type {HTMLInputElement} */ (event.target).value);
    if (Number.isInteger(count) && count >= 1 && count <= 99) {
      this.#change(index, { count });
    }
  }

  /** @param {KeyboardEvent} event */
  #entered(event) {
    if (event.key === 'Enter' && !(/** @type {HTMLElement} */ (event.target).matches('button, select')) && !event.defaultPrevented) {
      event.preventDefault();
      /** @type {HTMLFormElement} */ (event.currentTarget).requestSubmit();
    }
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    this.#send(true);
  }

  /** @param {boolean} says whether the officer says what came of it */
  #send(says) {
    if (this.busy) {
      return;
    }
    const procedures = this.done.filter((each) => each.procedure !== '');
    if (says) {
      rememberOutcome(this.current.ticket.service, this.said);
    }
    this.dispatchEvent(new CustomEvent('q-submit', { detail: says ? { outcome: { ...this.said, procedures } } : {} }));
  }
}

/** @param {string[]} values @param {string} value */
function after(values, value) {
  return values[(values.indexOf(value) + 1) % values.length];
}

customElements.define('q-outcome-form', QOutcomeForm);
