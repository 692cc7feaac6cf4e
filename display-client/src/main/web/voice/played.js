// @ts-check
/**
 * What was really heard, for tests and for whoever stands before a silent screen with the browser's console: `moiso.played` holds the last sounds,
 * and `moiso-spoken` is dispatched on the document when a call was said to its end.
 */
const KEPT = 500;

/** @typedef {{seq: number, clip: string, language: string | null, at: number, until: number}} Played seconds of the audio clock */

/** @type {Played[]} */
const played = [];
Object.assign(window, { moiso: Object.assign({}, /** @type {any} */ (window).moiso, { played }) });

/** @param {Played} sound */
export function remember(sound) {
  played.push(sound);
  if (played.length > KEPT) {
    played.shift();
  }
}

/** @param {{seq: number, number: string, counter: number}} call */
export function announceSpoken(call) {
  document.dispatchEvent(new CustomEvent('moiso-spoken', { detail: call }));
}
