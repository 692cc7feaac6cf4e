// @ts-check
// What the keys do on the work page. A key presses the button that shows it, so nothing can be pressed that is not offered.

/** @typedef {import('./q-work.js').QWork} QWork */

/** Three presses of the quiet key within this time call for help; a dossier that lies on the keyboard repeats, and repeats do not count. */
const THRICE = 2000;

export class WorkKeys {
  /** @param {QWork} work */
  constructor(work) {
    this.work = work;
    /** When the quiet key was pressed. @type {number[]} */
    this.quiet = [];
  }

  /** @param {string} key @returns {boolean} whether it was of use */
  press(key) {
    const { work } = this;
    const panel = /** @type {any} */ (work.querySelector('[data-panel]'));
    if (key === '.') {
      return this.#quiet();
    }
    if (key === 'Escape') {
      return this.#escape();
    }
    if (key === '?') {
      work.open('keys');
      return true;
    }
    if (key.startsWith('Arrow')) {
      return this.#step(key === 'ArrowDown' ? 1 : -1);
    }
    if (panel) {
      return panel.key?.(key) ?? false;
    }
    const button = /** @type {HTMLElement | null} */ (work.querySelector(`[data-operation][aria-keyshortcuts="${key}"]`));
    button?.click();
    return button !== null;
  }

  /** Help is called from wherever the officer is, also from an open form. */
  #quiet() {
    const now = Date.now();
    this.quiet = [...this.quiet.filter((at) => now - at < THRICE), now];
    if (this.quiet.length >= 3) {
      this.quiet = [];
      this.work.callForHelp();
    }
    return true;
  }

  #escape() {
    const { desk, panel } = this.work;
    if (desk.pressing && desk.pressing.state !== 'sent') {
      desk.drop();
    } else if (panel) {
      this.work.close();
    } else {
      desk.say(null);
    }
    return true;
  }

  /** Arrows go from row to row through the three lists. @param {1 | -1} by */
  #step(by) {
    const buttons = /** @type {HTMLElement[]} */ ([...this.work.querySelectorAll('.c-row-button')]);
    const at = buttons.indexOf(/** @type {HTMLElement} */ (this.work.ownerDocument.activeElement));
    const to = at < 0 ? (by > 0 ? 0 : buttons.length - 1) : Math.min(buttons.length - 1, Math.max(0, at + by));
    buttons[to]?.focus();
    return buttons.length > 0;
  }
}
