// @ts-check
// An operation takes its own button away. Who works by keyboard must not be thrown to the top of the page by that.

/** `new FocusKeeping(this, selector)` in an element's constructor: when the focused element vanishes, the focus goes to what the selector finds. */
export class FocusKeeping {
  /** @param {InstanceType<typeof import('../shared/lit.js').PageElement>} host @param {string} selector something that does nothing on Enter */
  constructor(host, selector) {
    this.host = host;
    this.selector = selector;
    /** @type {HTMLElement | null} */
    this.focused = null;
    host.addController(this);
    host.addEventListener('focusin', (event) => (this.focused = /** @type {HTMLElement} */ (event.target)));
  }

  hostUpdated() {
    // The elements inside are drawn right after their host.
    setTimeout(() => {
      const { activeElement, body } = this.host.ownerDocument;
      if (this.focused && !this.focused.isConnected && (activeElement === body || activeElement === null)) {
        /** @type {HTMLElement | null} */ (this.host.querySelector(this.selector))?.focus();
        this.focused = null;
      }
    });
  }
}
