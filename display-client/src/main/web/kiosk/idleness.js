// @ts-check
// A page left alone goes back to rest: quiet first, then a countdown that everyone can see and any touch stops.

/** Seconds without a touch before the countdown shows. The ticket counts by itself; at rest there is nothing to leave. */
const QUIET = { question: 15, priority: 15, identity: 30, refused: 10, appointment: 30, search: 30, procedure: 45, menu: 25 };
const COUNTDOWN = 15;

export class Idleness {
  #onCountdown;
  #onRest;
  #quiet = Infinity;
  #touched = performance.now();

  /** @param {(seconds: number) => void} onCountdown the seconds left, 0 when somebody is there @param {() => void} onRest */
  constructor(onCountdown, onRest) {
    this.#onCountdown = onCountdown;
    this.#onRest = onRest;
    for (const sign of ['pointerdown', 'keydown', 'wheel', 'scroll']) {
      addEventListener(sign, (event) => this.#feel(event), { capture: true, passive: true });
    }
    setInterval(() => this.#look(), 1000);
  }

  /** @param {string} page @param {boolean} changed somebody chose a language, a priority or a way of display */
  watch(page, changed) {
    this.#quiet = page === 'menu' && !changed ? Infinity : (QUIET[/** @type {keyof typeof QUIET} */ (page)] ?? Infinity);
    this.touch();
  }

  touch() {
    this.#touched = performance.now();
    this.#onCountdown(0);
  }

  /** A press on the countdown ends it when the press is over: gone at once, it would let the press fall on what lies below. @param {Event} event */
  #feel(event) {
    if (event.type !== 'pointerdown' || !(event.target instanceof Element && event.target.closest('q-countdown'))) {
      this.touch();
    }
  }

  #look() {
    const over = (performance.now() - this.#touched) / 1000 - this.#quiet;
    if (over >= COUNTDOWN) {
      this.touch();
      this.#onRest();
    } else if (over >= 0) {
      this.#onCountdown(Math.ceil(COUNTDOWN - over));
    }
  }
}
