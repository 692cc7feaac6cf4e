// @ts-check
// Slip printers, and the dispensers that print on them: touch pages and plain push buttons.
import * as api from '../shared/api.js';
import { language, t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { button, choice, freeId, number, text } from './fields.js';
import { Planned } from './plan.js';
import '../shared/q-notice.js';

const TEXT = (/** @type {string} */ key) => t('admin-printers.' + key);

class QAdminPrinters extends PageElement {
  static properties = { plan: { attribute: false }, session: { attribute: false }, tested: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    new Planned(this);
    /** @type {import('./plan.js').Plan} */
    this.plan = /** @type {any} */ (null);
    /** @type {any} */
    this.session = null;
    /** @type {{id: string, answer: import('../shared/q-notice.js').Answer} | null} what came of the last test slip */
    this.tested = null;
  }

  render() {
    const { printers, dispensers } = this.plan.draft;
    const addPrinter = () => this.#edit((draft) => draft.printers.push({ id: freeId('may-in', draft.printers), name: TEXT('newPrinter'), port: 'virtual:', width: 80, rollMetres: 80 }));
    const addDispenser = () => this.#edit((draft) => draft.dispensers.push({ id: freeId('may-lay-so', draft.dispensers), name: TEXT('newDispenser'), printer: draft.printers[0]?.id ?? null, buttons: {}, keypad: null }));
    return html`<section class="a-group"><h2>${TEXT('printers')}</h2>
        <div class="a-rows">${printers.map((/** @type {any} */ each, /** @type {number} */ index) => this.#printer(each, index))}</div>
        <div class="a-buttons">${button(nothing, TEXT('addPrinter'), addPrinter, { test: 'add-printer' })}</div>
      </section>
      <section class="a-group"><h2>${TEXT('dispensers')}</h2>
        <div class="a-rows">${dispensers.map((/** @type {any} */ each, /** @type {number} */ index) => this.#dispenser(each, index))}</div>
        <div class="a-buttons">${button(nothing, TEXT('addDispenser'), addDispenser, { test: 'add-dispenser' })}</div>
      </section>`;
  }

  /** @param {any} printer @param {number} index */
  #printer(printer, index) {
    const set = (/** @type {object} */ part) => this.#edit((draft) => Object.assign(draft.printers[index], part));
    const isSaved = this.plan.base.printers.some((/** @type {any} */ each) => each.id === printer.id);
    return html`<div class="a-row" data-test="printer" data-id=${printer.id}>
      <div class="a-row-head"><p>${printer.name} <span class="q-soft q-note">${printer.id}</span></p>
        ${button(icon('printer'), TEXT('test'), () => this.#test(printer.id), { test: 'test-slip', disabled: !isSaved || this.plan.dirty })}
        ${button(icon('x'), `${t('admin.remove')}: ${printer.name}`, () => this.#edit((draft) => draft.printers.splice(index, 1)), { hidden: true, className: 'a-small q-plain' })}
      </div>
      <div class="a-fields">
        ${text(TEXT('name'), printer.name, (name) => set({ name }), { test: 'printer-name' })}
        ${text(TEXT('port'), printer.port, (port) => set({ port: port.trim() }), { test: 'printer-port', hint: TEXT('portHint') })}
        ${choice(TEXT('width'), String(printer.width), [['80', '80 mm'], ['58', '58 mm']], (width) => set({ width: Number(width) }), { test: 'printer-width' })}
        ${number(TEXT('roll'), printer.rollMetres, (rollMetres) => set({ rollMetres }), { min: 5, max: 500 })}
      </div>
      <q-notice .answer=${this.tested?.id === printer.id ? this.tested.answer : null}></q-notice>
    </div>`;
  }

  /** @param {any} dispenser @param {number} index */
  #dispenser(dispenser, index) {
    const set = (/** @type {object} */ part) => this.#edit((draft) => Object.assign(draft.dispensers[index], part));
    const printers = /** @type {[string, string][]} */ ([['', TEXT('noPrinter')], ...this.plan.draft.printers.map((/** @type {any} */ each) => [each.id, each.name])]);
    const services = /** @type {[string, string][]} */ ([['', TEXT('noButton')], ...this.plan.draft.services.map((/** @type {any} */ each) => [each.id, textOf(each.name)])]);
    const rows = Object.entries(/** @type {Record<string, string>} */ (dispenser.buttons));
    const put = (/** @type {string} */ key, /** @type {string} */ service) => {
      const { [key]: before, ...others } = dispenser.buttons;
      set({ buttons: service ? { ...others, [key]: service } : others });
    };
    const free = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].filter((key) => !(key in dispenser.buttons));
    return html`<div class="a-row" data-test="dispenser" data-id=${dispenser.id}>
      <div class="a-row-head"><p>${dispenser.name} <span class="q-soft q-note">${dispenser.id}</span></p>
        ${button(icon('x'), `${t('admin.remove')}: ${dispenser.name}`, () => this.#edit((draft) => draft.dispensers.splice(index, 1)), { hidden: true, className: 'a-small q-plain' })}
      </div>
      <div class="a-fields">
        ${text(TEXT('name'), dispenser.name, (name) => set({ name }))}
        ${choice(TEXT('printer'), dispenser.printer ?? '', printers, (printer) => set({ printer: printer || null }))}
        ${text(TEXT('keypad'), dispenser.keypad, (keypad) => set({ keypad: keypad.trim() || null }), { test: 'dispenser-keypad', hint: TEXT('keypadHint') })}
      </div>
      <h3>${TEXT('buttons')}</h3>
      <p class="a-hint">${TEXT('buttonsHint')}</p>
      <div class="a-fields">
        ${rows.map(([key, service]) => choice(t('admin-printers.button', { key }), service, services, (wanted) => put(key, wanted), { test: 'button-' + key }))}
        ${free.length ? choice(t('admin-printers.button', { key: free[0] }), '', services, (wanted) => wanted && put(free[0], wanted), { test: 'button-' + free[0] }) : nothing}
        ${this.#otherKey((key) => key in dispenser.buttons || put(key, services[1]?.[0] ?? ''))}
      </div>
    </div>`;
  }

  /** A key that is no digit: what a board or a keypad sends. @param {(key: string) => void} add */
  #otherKey(add) {
    const changed = (/** @type {Event} */ event) => {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const key = field.value.trim();
      field.value = '';
      if (key) {
        add(key);
      }
    };
    return html`<label class="c-line">${TEXT('otherKey')}
      <input class="q-field" maxlength="20" autocomplete="off" placeholder="F2" data-test="other-key" @change=${changed}>
    </label>`;
  }

  /** @param {string} id */
  async #test(id) {
    this.tested = null;
    try {
      await api.press(`/api/printers/${encodeURIComponent(`${this.plan.office}.${id}`)}/test`, {}, { language: language() });
      this.tested = { id, answer: { tone: 'good', key: 'admin-printers.sent' } };
    } catch (problem) {
      if (!(problem instanceof api.ApiProblem)) {
        throw problem;
      }
      this.tested = { id, answer: problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' } };
    }
  }

  /** @param {(draft: any) => void} change */
  #edit(change) {
    this.plan.edit(change);
  }
}

customElements.define('q-admin-printers', QAdminPrinters);
