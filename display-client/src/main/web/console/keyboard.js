// @ts-check
// The console's keys. Digits, because: no browser has a use for them; Telex ignores them, and VNI changes nothing where there is no letter before; they sit together on a
// number pad, so a cheap USB pad beside the dossiers is a call keypad. They are read by their place on the keyboard: the Vietnamese layout types letters there, the
// Khmer one its own digits.
import { keep, kept } from '../shared/device.js';

/** @type {Record<string, string>} operation → the digit that presses it */
export const KEYS = {
  call: '0',
  start: '1',
  recall: '2',
  requeue: '3',
  'no-show': '4',
  hold: '5',
  transfer: '6',
  finish: '7',
  counter: '8',
  undo: '9',
  'walk-in': '*',
  dossiers: '/',
  emergency: '...',
};

/** A scanner of identity cards types into whatever window has the focus, a key every few milliseconds; a person is slower than this. */
const BURST = 50;
/** After the first two characters of a scan the rest may be slower, and so may the Enter that ends it. */
const SCAN = 300;
/** Two presses of one key within this time are one press of a heavy hand. */
const DOUBLE = 400;

/** Signs beside the digits of a number pad, by their place on either part of the keyboard. @type {Record<string, string>} */
const SIGNS = { NumpadMultiply: '*', NumpadDivide: '/', Slash: '/', NumpadDecimal: '.', Period: '.' };

/** Single-key shortcuts must be possible to turn off (WCAG 2.1.4). */
export function keysAreOn() {
  return kept('console-keys') !== 'off';
}

/** @param {boolean} on */
export function turnKeys(on) {
  keep('console-keys', on ? null : 'off');
}

/** Tells presses from typing and from scanners, in one window at a time. */
export class Keyboard {
  /** @param {(key: string) => boolean} onKey a digit, `*`, `/`, `.`, `?`, `Escape`, `ArrowDown` or `ArrowUp`; answers whether it was of use */
  constructor(onKey) {
    this.onKey = onKey;
    this.typedAt = -Infinity;
    this.scanUntil = -Infinity;
    this.lastKey = '';
    this.lastKeyAt = -Infinity;
    this.pending = 0;
    this.listener = (/** @type {KeyboardEvent} */ event) => this.#pressed(event);
    /** @type {Window | null} */
    this.window = null;
  }

  /** @param {Window | null} window */
  listen(window) {
    this.ignore();
    this.window = window;
    window?.addEventListener('keydown', this.listener);
  }

  ignore() {
    clearTimeout(this.pending);
    this.window?.removeEventListener('keydown', this.listener);
    this.window = null;
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) {
      return;
    }
    const inBurst = event.timeStamp - this.typedAt < BURST && !event.repeat;
    // Only what a scanner types before its Enter makes a burst: Tab and Enter in quick succession are a person's.
    this.typedAt = event.key.length === 1 ? event.timeStamp : -Infinity;
    if (isTyping(event)) {
      if (event.key === 'Escape') {
        this.onKey('Escape');
      }
      return;
    }
    if (inBurst || event.timeStamp < this.scanUntil) {
      clearTimeout(this.pending);
      this.scanUntil = event.timeStamp + SCAN;
      // The Enter that ends a scan must not press the button that happens to have the focus.
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      // Browsers press a focused button again and again while Enter is down, under a dossier for instance.
      if (event.repeat || this.#isDouble(event.key, event.timeStamp)) {
        event.preventDefault();
      }
      return;
    }
    const key = keyOf(event);
    if (key === null || event.repeat || (isPress(key) && !keysAreOn()) || (/[\d*/]/.test(key) && this.#isDouble(key, event.timeStamp))) {
      return;
    }
    if (!isPress(key)) {
      if (this.onKey(key)) {
        event.preventDefault();
      }
      return;
    }
    // Firefox searches the page on a slash.
    event.preventDefault();
    this.pending = setTimeout(() => this.onKey(key), BURST);
  }

  /** @param {string} key @param {number} at */
  #isDouble(key, at) {
    const isDouble = key === this.lastKey && at - this.lastKeyAt < DOUBLE;
    this.lastKey = key;
    this.lastKeyAt = at;
    return isDouble;
  }
}

/** @param {KeyboardEvent} event @returns {string | null} */
function keyOf(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return null;
  }
  if (event.key === '*' || event.key === '?') {
    return event.key;
  }
  if (SIGNS[event.code] && !event.shiftKey) {
    return SIGNS[event.code];
  }
  const row = /^Digit(\d)$/.exec(event.code);
  if (row && !event.shiftKey) {
    return row[1];
  }
  // Without NumLock the pad is arrows: only what types a digit counts.
  const pad = /^Numpad\d$/.test(event.code) && /^\d$/.test(event.key) ? event.key : null;
  if (pad) {
    return pad;
  }
  if (event.code === 'NumpadAdd') {
    return 'ArrowDown';
  }
  if (event.code === 'NumpadSubtract') {
    return 'ArrowUp';
  }
  return ['Escape', 'ArrowDown', 'ArrowUp'].includes(event.key) ? event.key : null;
}

/** Whether a key presses a button, which a scanner could do too. @param {string} key */
function isPress(key) {
  return /^[\d*/.]$/.test(key);
}

/** @param {KeyboardEvent} event */
function isTyping(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const typed = target.matches?.('textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])');
  // Arrows move between radio buttons, as everywhere.
  return typed || (target.matches?.('input') && event.key.startsWith('Arrow'));
}
