// @ts-check
// A question that lies over the hall until it is answered or closed. The browser's own dialog keeps the focus in it and gives it back.
import { html, PageElement } from '../shared/lit.js';
import '../console/q-choice-form.js';
import '../shared/q-notice.js';

class QHallDialog extends PageElement {
  static properties = { form: { attribute: false }, answer: { attribute: false }, busy: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.form = null;
    /** @type {any} */
    this.answer = null;
    this.busy = false;
  }

  firstUpdated() {
    /** @type {HTMLDialogElement} */ (this.querySelector('dialog')).showModal();
  }

  render() {
    return html`<dialog class="h-dialog" aria-label=${this.form.title} data-test="dialog" @cancel=${(/** @type {Event} */ event) => this.#cancel(event)}>
      <q-choice-form .form=${this.form} ?busy=${this.busy} @q-close=${() => this.#say('q-close')} @q-submit=${(/** @type {CustomEvent} */ event) => this.#say('q-submit', event.detail)}></q-choice-form>
      <q-notice .answer=${this.answer}></q-notice>
    </dialog>`;
  }

  /** @param {Event} event */
  #cancel(event) {
    event.preventDefault();
    this.#say('q-close');
  }

  /** @param {string} what @param {unknown} [detail] */
  #say(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

customElements.define('q-hall-dialog', QHallDialog);
