// @ts-check
// What shows a running time is drawn again twice a second.

/** `new Ticking(this)` in an element's constructor. */
export class Ticking {
  /** @param {InstanceType<typeof import('../shared/lit.js').PageElement>} host */
  constructor(host) {
    this.host = host;
    this.timer = 0;
    /** @type {Window | null} */
    this.window = null;
    host.addController(this);
  }

  hostConnected() {
    // The window the element stands in: browsers slow down the timers of a hidden tab, and the mini window is not hidden when its tab is.
    this.window = this.host.ownerDocument.defaultView;
    this.timer = this.window ? this.window.setInterval(() => this.host.requestUpdate(), 500) : 0;
  }

  hostDisconnected() {
    if (this.window) {
      this.window.clearInterval(this.timer);
    }
  }
}

/** @param {number} milliseconds @returns {string} "0:42", "12:05", "1:02:05" */
export function stopwatch(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const padded = (/** @type {number} */ n) => String(n).padStart(2, '0');
  if (minutes < 60) {
    return `${minutes}:${padded(seconds % 60)}`;
  }
  return `${Math.floor(minutes / 60)}:${padded(minutes % 60)}:${padded(seconds % 60)}`;
}

/** @param {string} from @param {string} to ISO-8601 instants @returns {number} whole minutes between them */
export function minutesBetween(from, to) {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60000));
}
