// @ts-check
// The counter itself: rest with a reason, close, open, leave, sign out. Each is one press.
import { t, textOf } from '../shared/i18n.js';
import { html, live, nothing, PageElement } from '../shared/lit.js';
import { PAUSE_REASONS, reasons, reasonText } from './forms.js';
import { keyButton, keyCap } from './key-button.js';
import { KEYS } from './keyboard.js';
import { Spoken } from '../shared/spoken.js';

class QCounterForm extends PageElement {
  static properties = { counter: { attribute: false }, pressing: { attribute: false }, writing: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any} docs/protocol/counter.json */
    this.counter = null;
    /** @type {string | null} */
    this.pressing = null;
    /** The reason is being written, for none of the list fits. */
    this.writing = false;
  }

  firstUpdated() {
    this.querySelector('h2')?.focus();
  }

  /** @param {string} key */
  key(key) {
    // The key that opened it closes it.
    if (key === KEYS.counter) {
      this.#send('q-close', null);
      return true;
    }
    const choice = this.#choices().find((each) => each.key === key);
    choice?.run();
    return choice !== undefined;
  }

  render() {
    const [rests, ends] = [this.#rests(), this.#ends()];
    return html`<section class="q-card c-form c-panel" data-test="form-counter">
      <h2 tabindex="-1">${textOf(this.counter.name)}</h2>
      ${rests.length ? html`<div class="c-choices" role="group" aria-label=${t('console.pauseFor')}><p class="c-legend" aria-hidden="true">${t('console.pauseFor')}</p>${rests.map((each) => this.#button(each))}</div>` : nothing}
      ${this.writing ? this.#ownReason() : nothing}
      <div class="c-choices">${ends.map((each) => this.#button(each))}</div>
      <div class="c-form-end">
        <q-language></q-language>
        <button type="button" class="q-button" data-test="close" @click=${() => this.#send('q-close', null)}><span>${t('common.close')}</span>${keyCap('Esc')}</button>
      </div>
    </section>`;
  }

  #ownReason() {
    return html`<form class="c-with-button" @submit=${(/** @type {SubmitEvent} */ event) => this.#rest(event)}>
      <label class="c-line">${t('console.reasonOwn')}<input class="q-field" name="note" maxlength="100" autocomplete="off" required .value=${live('')} data-test="note"></label>
      <button class="q-button q-primary" data-test="submit"><span>${t('console.do.pause')}</span>${keyCap('Enter')}</button>
    </form>`;
  }

  #choices() {
    return [...this.#rests(), ...this.#ends()];
  }

  #rests() {
    if (this.counter.status === 'paused') {
      return [];
    }
    return reasons('pause', PAUSE_REASONS).map(({ value, label, key }) => ({
      name: 'pause-' + value,
      label,
      key: key ?? '',
      icon: '',
      run: () => (value === 'other' ? this.#write() : this.#set('paused', reasonText('pause', value, ''))),
    }));
  }

  #ends() {
    const { status } = this.counter;
    return [
      ...(status === 'open' ? [] : [{ name: 'open', label: t('console.do.open'), key: '5', icon: 'play', run: () => this.#set('open', null) }]),
      ...(status === 'closed' ? [] : [{ name: 'close', label: t('console.do.close'), key: '6', icon: 'lock', run: () => this.#set('closed', null) }]),
      { name: 'roll', label: t('console.do.roll'), key: '0', icon: 'ticket', run: () => this.#send('q-open', 'roll') },
      { name: 'leave', label: t('console.do.leave'), key: '7', icon: 'desktop', run: () => this.#send('q-leave', null) },
      { name: 'sign-out', label: t('console.do.sign-out'), key: '9', icon: 'sign-out', run: () => this.#send('q-sign-out', null) },
    ];
  }

  /** @param {{name: string, label: string, key: string, icon: string, run: () => void}} choice */
  #button(choice) {
    return keyButton({ ...choice, look: 'c-choice', busy: false, off: this.pressing !== null });
  }

  async #write() {
    this.writing = true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('[name=note]'))?.focus();
  }

  /** @param {SubmitEvent} event */
  #rest(event) {
    event.preventDefault();
    const note = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('note')).trim();
    if (note) {
      this.#set('paused', note);
    }
  }

  /** @param {string} status @param {string | null} reason */
  #set(status, reason) {
    this.#send('q-set', { status, reason });
  }

  /** @param {string} name @param {object | string | null} detail */
  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('q-counter-form', QCounterForm);
