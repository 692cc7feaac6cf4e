// @ts-check
// Asked only when the visitor says so: which priority is it?
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html } from '../shared/lit.js';
import { listenToSingleKeys } from './keys.js';

export class QPriorityQuestion extends PageElement {
  static properties = { priorities: {}, language: {} };

  connectedCallback() {
    super.connectedCallback();
    this.deaf = listenToSingleKeys((key) => this.byKey(key));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.deaf?.();
  }

  /** @param {string} key */
  byKey(key) {
    const priority = this.priorities[Number(key) - 1];
    if (priority) {
      this.choose(priority);
    }
  }

  /** @param {any} priority */
  choose(priority) {
    this.dispatchEvent(new CustomEvent('q-priority', { detail: priority }));
  }

  render() {
    return html` <div class="k-title">
        <h1 tabindex="-1">${t('kiosk.priorityTitle')}</h1>
        <p class="q-lead q-soft">${t('kiosk.priorityHint')}</p>
      </div>
      <ul class="k-options">
        ${this.priorities.map(
          (/** @type {any} */ each) =>
            html`<li>
              <button class="q-button q-large k-option" type="button" data-test="priority" data-priority=${each.id} @click=${() => this.choose(each)}>
                ${icon('star')}<span>${each.name}</span>
              </button>
            </li>`,
        )}
        <li>
          <button class="q-button q-large k-option k-option-none" type="button" data-test="priority-none" @click=${() => this.choose(null)}>
            ${icon('arrow-left')}<span>${t('kiosk.priorityNone')}</span>
          </button>
        </li>
      </ul>`;
  }
}

customElements.define('q-priority-question', QPriorityQuestion);
