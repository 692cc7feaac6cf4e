// @ts-check
// A form of the work page: choose by a digit or a click, write a line if there is something to write, Enter. It lies in the place of the operations, not over the page.
import { t } from '../shared/i18n.js';
import { html, live, nothing, PageElement } from '../shared/lit.js';
import { keyCap } from './key-button.js';
import { Spoken } from '../shared/spoken.js';

class QChoiceForm extends PageElement {
  static properties = { form: { attribute: false }, busy: { type: Boolean }, chosen: { state: true }, ticked: { state: true }, incomplete: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {import('./forms.js').Form} */
    this.form = /** @type {any} */ (null);
    this.busy = false;
    /** @type {import('./forms.js').Chosen} */
    this.chosen = {};
    this.ticked = false;
    this.incomplete = false;
  }

  willUpdate() {
    this.chosen = { ...this.form.start, ...this.chosen };
  }

  firstUpdated() {
    this.querySelector('h2')?.focus();
  }

  /** A key of the console, while this form has them. @param {string} key */
  key(key) {
    for (const group of this.form.groups) {
      const option = group.options.find((each) => each.key === key);
      if (option) {
        this.#choose(group.name, option.value);
        return true;
      }
    }
    if (this.form.tick?.key === key) {
      this.ticked = !this.ticked;
      return true;
    }
    return false;
  }

  render() {
    const note = this.form.note(this.chosen);
    return html`<form class="q-card c-form c-panel" data-test="form-${this.form.name}" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)} @keydown=${(/** @type {KeyboardEvent} */ event) => this.#entered(event)}>
      <h2 tabindex="-1">${this.form.title}</h2>
      ${this.form.groups.map((group) => this.#group(group))}
      ${note
        ? html`<label class="c-line">${note.label}<input class="q-field" name="note" maxlength="200" pattern=${note.pattern ?? '.*'} autocomplete="off" data-test="note" aria-invalid=${this.incomplete && note.needed}></label>`
        : nothing}
      ${this.form.tick
        ? html`<label class="c-tick"><input type="checkbox" .checked=${live(this.ticked)} @change=${() => (this.ticked = !this.ticked)} data-test="tick">${keyCap(this.form.tick.key)}<span>${this.form.tick.label}</span></label>`
        : nothing}
      <p class="c-missing" role="alert">${this.incomplete ? t('console.incomplete') : ''}</p>
      <div class="c-form-end">
        <button class="q-button q-primary" aria-busy=${this.busy} aria-disabled=${this.busy} data-test="submit"><span>${this.form.submit}</span>${keyCap('Enter')}</button>
        <button type="button" class="q-button" data-test="close" @click=${() => this.#close()}><span>${t('common.cancel')}</span>${keyCap('Esc')}</button>
      </div>
    </form>`;
  }

  /** @param {import('./forms.js').Group} group */
  #group(group) {
    return html`<fieldset class="c-choices ${group.narrow ? 'c-narrow' : ''}">
      <legend>${group.legend}</legend>
      ${group.options.map(
        (option) => html`<label class="c-choice" data-test="choice" data-value=${option.value}>
          <input type="radio" name=${group.name} value=${option.value} .checked=${live(this.chosen[group.name] === option.value)} @change=${() => this.#choose(group.name, option.value)}>
          ${keyCap(option.key)}<span class="c-choice-label">${option.label}${option.aside ? html`<span class="q-soft q-note">${option.aside}</span>` : nothing}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  /** @param {string} group @param {string} value */
  async #choose(group, value) {
    this.chosen = { ...this.chosen, [group]: value };
    this.incomplete = false;
    if (value === 'other') {
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector('[name=note]'))?.focus();
    }
  }

  /** Enter sends the form from anywhere in it, not only from its text fields. @param {KeyboardEvent} event */
  #entered(event) {
    if (event.key === 'Enter' && !(/** @type {HTMLElement} */ (event.target).matches('button')) && !event.defaultPrevented) {
      event.preventDefault();
      /** @type {HTMLFormElement} */ (event.currentTarget).requestSubmit();
    }
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const note = /** @type {HTMLInputElement | null} */ (this.querySelector('[name=note]'))?.value.trim() ?? '';
    const needsNote = (this.form.note(this.chosen)?.needed && note === '') || !this.querySelector('form')?.checkValidity();
    if (!this.form.complete(this.chosen) || needsNote) {
      this.incomplete = true;
      return;
    }
    if (!this.busy) {
      this.dispatchEvent(new CustomEvent('q-submit', { detail: this.form.body(this.chosen, note, this.ticked) }));
    }
  }

  #close() {
    this.dispatchEvent(new CustomEvent('q-close'));
  }
}

customElements.define('q-choice-form', QChoiceForm);
