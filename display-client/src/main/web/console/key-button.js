// @ts-check
// A button with its key. It stays focusable while it may not be pressed, so that the focus is not thrown away by an answer on its way.
import { html, nothing } from '../shared/lit.js';
import { icon } from '../shared/icon.js';
import { keysAreOn } from './keyboard.js';

/**
 * @typedef {object} KeyButton
 * @property {string} name the operation; its hook for tests and for the focus
 * @property {string} label
 * @property {() => void} run
 * @property {string | null} [key] the key that does the same
 * @property {string} [icon]
 * @property {string} [look] further classes
 * @property {boolean} [busy] its own press is on the way
 * @property {boolean} [off] it cannot be pressed now
 * @property {unknown} [aside] a countdown or a count behind the label
 */

/** @param {KeyButton} button */
export function keyButton(button) {
  const off = Boolean(button.off || button.busy);
  // The second click of a double click would land on whatever the first one brought.
  const pressed = (/** @type {MouseEvent} */ event) => {
    if (!off && event.detail < 2) {
      button.run();
    }
  };
  return html`<button
    type="button"
    class="q-button c-key-button ${button.look || ''}"
    data-test="operation-${button.name}"
    data-operation=${button.name}
    aria-disabled=${off}
    aria-busy=${Boolean(button.busy)}
    aria-keyshortcuts=${button.key || nothing}
    @click=${pressed}
  >
    ${keyCap(button.key)}${button.icon ? icon(button.icon) : nothing}<span class="c-label">${button.label}</span>${button.aside ?? nothing}
  </button>`;
}

/** @param {string | null | undefined} key what the cap shows; nothing when the keys are off */
export function keyCap(key) {
  return key && (keysAreOn() || /^\w{2,}/.test(key)) ? html`<kbd class="q-key" aria-hidden="true">${key}</kbd>` : nothing;
}
