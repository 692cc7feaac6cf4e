// @ts-check
/**
 * How a call is said in Vietnamese. A clip is named by the words that are spoken in it, so a list of clips reads as the sentence.
 *
 * - `mốt` only after `mươi` (21, 31 …), never in 11 or 101; `tư` likewise (24), but 14 is `mười bốn` and 104 `linh bốn`.
 * - `lăm` after `mười` and `mươi` (15, 25), never in 5 or 105.
 * - `linh`, `nghìn` in the North, `lẻ`, `ngàn` in the South.
 * - Digit by digit every digit keeps its plain name: `hai một`, never `hai mốt`.
 */
import { lettersAndDigits } from './ticket-number.js';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const AFTER_TEN = Object.assign(DIGITS.slice(), { 5: 'lăm' });
const AFTER_TENS = Object.assign(AFTER_TEN.slice(), { 1: 'mốt', 4: 'tư' });
const SOUTH = { and: 'lẻ', thousand: 'ngàn' };
const NORTH = { and: 'linh', thousand: 'nghìn' };
const LETTERS = 'ABCDĐEFGHIJKLMNOPQRSTUVWXYZ'.split('');

export const language = 'vi';

/** Every clip that a complete pack has, in the order in which a recorder asks for them. */
export const clips = ['mời số', 'đến quầy'].concat(DIGITS, ['mười', 'mươi', 'mốt', 'tư', 'lăm', 'trăm', 'linh', 'lẻ', 'nghìn', 'ngàn'], LETTERS);

/**
 * The four parts of a call, each a list of clips: the invitation, the ticket's number, the direction, the counter's number.
 *
 * @param {string} ticket as printed on the slip: `H015`, `CA-021`, `1001`
 * @param {number} counter
 * @param {{numbers?: string, dialect?: string}} settings `digits` (default) or `full`; `south` (default) or `north`
 * @returns {string[][]}
 */
export function call(ticket, counter, settings) {
  return [['mời số'], number(ticket, settings), ['đến quầy'], full(counter, settings)];
}

/**
 * @param {string} ticket
 * @param {{numbers?: string, dialect?: string}} settings
 * @returns {string[]}
 */
export function number(ticket, settings) {
  const inFull = settings.numbers === 'full' ? (/** @type {number} */ value) => full(value, settings) : null;
  return lettersAndDigits(ticket, DIGITS, inFull);
}

/**
 * @param {number} value 0–9999
 * @param {{dialect?: string}} settings
 * @returns {string[]}
 */
export function full(value, settings) {
  const words = settings.dialect === 'north' ? NORTH : SOUTH;
  if (value < 100) {
    return belowHundred(value);
  }
  if (value < 1000) {
    return hundreds(value, words);
  }
  const rest = value % 1000;
  const thousands = [DIGITS[Math.floor(value / 1000)], words.thousand];
  return rest === 0 ? thousands : thousands.concat(hundreds(rest, words));
}

/**
 * Within a thousand the hundreds are named even when there are none: 1002 is "một ngàn không trăm lẻ hai".
 * @param {number} value
 * @param {{and: string}} words
 */
function hundreds(value, words) {
  const rest = value % 100;
  const said = [DIGITS[Math.floor(value / 100)], 'trăm'];
  if (rest === 0) {
    return said;
  }
  return said.concat(rest < 10 ? [words.and, DIGITS[rest]] : belowHundred(rest));
}

/** @param {number} value */
function belowHundred(value) {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) {
    return [DIGITS[ones]];
  }
  if (tens === 1) {
    return ones === 0 ? ['mười'] : ['mười', AFTER_TEN[ones]];
  }
  return ones === 0 ? [DIGITS[tens], 'mươi'] : [DIGITS[tens], 'mươi', AFTER_TENS[ones]];
}
