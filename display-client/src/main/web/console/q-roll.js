// @ts-check
// Pre-printed numbers, while the printer is dead: the range is typed in once, then one press for each number that is torn off and given away.
import * as api from '../shared/api.js';
import { language, t, textOf } from '../shared/i18n.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { keyCap } from './key-button.js';
import '../shared/q-notice.js';

class QRoll extends PageElement {
  static properties = { office: {}, services: { attribute: false }, rolls: { state: true }, answer: { state: true }, busy: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    this.office = '';
    /** @type {{service: string, name: any}[]} the queues of the office */
    this.services = [];
    /** @type {any[] | null} null until they are known */
    this.rolls = null;
    /** @type {import('../shared/q-notice.js').Answer | null} */
    this.answer = null;
    this.busy = false;
  }

  firstUpdated() {
    this.#ask(() => this.#look());
    this.querySelector('h2')?.focus();
  }

  get #path() {
    return `/api/offices/${encodeURIComponent(this.office)}/number-rolls`;
  }

  async #look() {
    const [rolls, board] = await Promise.all([api.get(this.#path, { language: language() }), api.get(`/api/offices/${encodeURIComponent(this.office)}/board`, { language: language() })]);
    this.services = board.queues;
    this.rolls = rolls;
  }

  render() {
    return html`<section class="q-card c-form c-panel" data-test="form-roll">
      <h2 tabindex="-1">${t('console.rollTitle')}</h2>
      ${(this.rolls ?? []).map((roll) => this.#roll(roll))}
      <q-notice .answer=${this.answer}></q-notice>
      ${this.rolls ? this.#range() : nothing}
      <div class="c-form-end"><button type="button" class="q-button" data-test="close" @click=${() => this.dispatchEvent(new CustomEvent('q-close'))}><span>${t('common.close')}</span>${keyCap('Esc')}</button></div>
    </section>`;
  }

  /** @param {any} roll */
  #roll(roll) {
    return html`<div class="c-roll" data-test="roll" data-next=${roll.next ?? ''}>
      <p><strong>${textOf(roll.name)}</strong> <span class="q-soft q-note">${roll.first} – ${roll.last} · ${t('console.rollLeft', { n: roll.left })}</span></p>
      ${roll.next
        ? html`<button type="button" class="q-button q-primary q-large" data-test="roll-next" aria-disabled=${this.busy} @click=${() => this.#tear(roll, {})}>${t('console.rollGiven', { number: roll.next })}</button>`
        : html`<p>${t('console.rollEmpty')}</p>`}
      <form class="c-with-button" @submit=${(/** @type {SubmitEvent} */ event) => this.#other(event, roll)}>
        <label class="c-line">${t('console.rollOther')}<input class="q-field q-figures" name="number" type="number" inputmode="numeric" min="0" max="99999" autocomplete="off" data-test="roll-number"></label>
        <button class="q-button" data-test="roll-other">${t('console.rollOtherGiven')}</button>
      </form>
      <button type="button" class="q-button" data-test="roll-away" @click=${() => this.#ask(async () => {
        await api.remove(`${this.#path}/${encodeURIComponent(roll.id)}`, { language: language() });
        await this.#look();
      })}>${t('console.rollAway')}</button>
    </div>`;
  }

  #range() {
    const field = (/** @type {string} */ name) => html`<label class="c-line">${t('console.roll.' + name)}<input class="q-field q-figures" name=${name} type="number" inputmode="numeric" min="0" max="99999" required autocomplete="off" data-test="roll-${name}"></label>`;
    return html`<form class="c-form c-roll-range" @submit=${(/** @type {SubmitEvent} */ event) => this.#open(event)}>
      <h3>${t('console.rollNew')}</h3>
      <p class="q-soft q-note">${t('console.rollHint')}</p>
      <label class="c-line">${t('console.roll.service')}<select class="q-field" name="service" data-test="roll-service">${this.services.map((each) => html`<option value=${each.service}>${textOf(each.name)}</option>`)}</select></label>
      <div class="c-roll-ends">${field('first')}${field('last')}</div>
      <button class="q-button" data-test="roll-open" aria-disabled=${this.busy}>${t('console.rollOpen')}</button>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #open(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { service, first, last } = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
    this.#ask(async () => {
      await api.press(this.#path, { service, first: Number(first), last: Number(last) }, { language: language() });
      form.reset();
      await this.#look();
    });
  }

  /** @param {SubmitEvent} event @param {any} roll */
  #other(event, roll) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const number = String(new FormData(form).get('number')).trim();
    if (number) {
      this.#tear(roll, { number: Number(number) });
      form.reset();
    }
  }

  /** @param {any} roll @param {{number?: number}} body */
  #tear(roll, body) {
    this.#ask(async () => {
      const ticket = await api.press(`${this.#path}/${encodeURIComponent(roll.id)}/tickets`, body, { language: language() });
      this.answer = { tone: 'good', key: 'console.rollSaid', values: { number: ticket.number } };
      await this.#look();
    });
  }

  /** One request at a time. @param {() => Promise<void>} request */
  async #ask(request) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.answer = null;
    try {
      await request();
    } catch (problem) {
      if (!(problem instanceof api.ApiProblem)) {
        throw problem;
      }
      this.answer = problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('q-roll', QRoll);
