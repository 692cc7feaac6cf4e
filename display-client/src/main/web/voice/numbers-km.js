// @ts-check
/**
 * How a call is said in Khmer. Clips are named by their words. Six to nine are recorded whole (ប្រាំមួយ), for two joined halves sound like
 * two digits. There is no word for "and": 101 is a hundred, one. Letters are said by their Latin names.
 */
import { lettersAndDigits } from './ticket-number.js';

const DIGITS = ['សូន្យ', 'មួយ', 'ពីរ', 'បី', 'បួន', 'ប្រាំ', 'ប្រាំមួយ', 'ប្រាំពីរ', 'ប្រាំបី', 'ប្រាំបួន'];
const TENS = ['', 'ដប់', 'ម្ភៃ', 'សាមសិប', 'សែសិប', 'ហាសិប', 'ហុកសិប', 'ចិតសិប', 'ប៉ែតសិប', 'កៅសិប'];
const HUNDRED = 'រយ';
const THOUSAND = 'ពាន់';
const INVITATION = 'សូមអញ្ជើញលេខ';
const DIRECTION = 'ទៅបញ្ជរលេខ';
const LETTERS = 'ABCDĐEFGHIJKLMNOPQRSTUVWXYZ'.split('');

export const language = 'km';

/** Every clip that a complete pack has, in the order in which a recorder asks for them. */
export const clips = [INVITATION, DIRECTION].concat(DIGITS, TENS.slice(1), [HUNDRED, THOUSAND], LETTERS);

/**
 * The four parts of a call: the invitation, the ticket's number, the direction, the counter's number.
 *
 * @param {string} ticket
 * @param {number} counter
 * @param {{numbers?: string}} settings `digits` (default) or `full`
 * @returns {string[][]}
 */
export function call(ticket, counter, settings) {
  return [[INVITATION], number(ticket, settings), [DIRECTION], full(counter)];
}

/**
 * @param {string} ticket
 * @param {{numbers?: string}} settings
 * @returns {string[]}
 */
export function number(ticket, settings) {
  return lettersAndDigits(ticket, DIGITS, settings.numbers === 'full' ? full : null);
}

/**
 * @param {number} value 0–9999
 * @returns {string[]}
 */
export function full(value) {
  if (value === 0) {
    return [DIGITS[0]];
  }
  const said = [];
  const thousands = Math.floor(value / 1000);
  const hundreds = Math.floor(value / 100) % 10;
  const tens = Math.floor(value / 10) % 10;
  if (thousands > 0) {
    said.push(DIGITS[thousands], THOUSAND);
  }
  if (hundreds > 0) {
    said.push(DIGITS[hundreds], HUNDRED);
  }
  if (tens > 0) {
    said.push(TENS[tens]);
  }
  if (value % 10 > 0) {
    said.push(DIGITS[value % 10]);
  }
  return said;
}
