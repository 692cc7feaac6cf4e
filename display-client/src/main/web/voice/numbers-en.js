// @ts-check
/** How a call is said in English: "Number H zero one five, please proceed to counter two." Clips are named by their words. */
import { lettersAndDigits } from './ticket-number.js';

const BELOW_TWENTY = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine',
  'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const LETTERS = 'ABCDĐEFGHIJKLMNOPQRSTUVWXYZ'.split('');

export const language = 'en';

/** Every clip that a complete pack has, in the order in which a recorder asks for them. */
export const clips = ['number', 'please proceed to counter'].concat(BELOW_TWENTY, TENS.slice(2), ['hundred', 'thousand', 'and'], LETTERS);

/**
 * The four parts of a call: the invitation, the ticket's number, the direction, the counter's number.
 *
 * @param {string} ticket
 * @param {number} counter
 * @param {{numbers?: string}} settings `digits` (default) or `full`
 * @returns {string[][]}
 */
export function call(ticket, counter, settings) {
  return [['number'], number(ticket, settings), ['please proceed to counter'], full(counter)];
}

/**
 * @param {string} ticket
 * @param {{numbers?: string}} settings
 * @returns {string[]}
 */
export function number(ticket, settings) {
  return lettersAndDigits(ticket, BELOW_TWENTY, settings.numbers === 'full' ? full : null);
}

/**
 * @param {number} value 0–9999
 * @returns {string[]}
 */
export function full(value) {
  if (value < 20) {
    return [BELOW_TWENTY[value]];
  }
  if (value < 100) {
    return tens(value);
  }
  if (value < 1000) {
    return joined([BELOW_TWENTY[Math.floor(value / 100)], 'hundred'], value % 100);
  }
  return joined([BELOW_TWENTY[Math.floor(value / 1000)], 'thousand'], value % 1000);
}

/** @param {number} value */
function tens(value) {
  const ones = value % 10;
  const ten = TENS[Math.floor(value / 10)];
  return ones === 0 ? [ten] : [ten, BELOW_TWENTY[ones]];
}

/**
 * British "and": before what is below a hundred, and nowhere else ("one thousand two hundred and five").
 * @param {string[]} said
 * @param {number} rest
 */
function joined(said, rest) {
  if (rest === 0) {
    return said;
  }
  return said.concat(rest < 100 ? ['and'] : [], full(rest));
}
