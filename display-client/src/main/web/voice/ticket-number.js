// @ts-check
/** The longest number that is read in full; a longer one is read digit by digit, for nobody follows "một trăm hai mươi ngàn" in a hall. */
const LONGEST_IN_FULL = 4;

/**
 * The clips of a ticket's number: its letters one by one, its digits one by one or as numbers in full. Hyphens, dots and spaces are silent.
 *
 * @param {string} ticket
 * @param {string[]} digits the clips of 0 to 9
 * @param {((value: number) => string[]) | null} inFull how a number is read in full; null reads digit by digit
 * @returns {string[]}
 */
export function lettersAndDigits(ticket, digits, inFull) {
  const runs = ticket.toUpperCase().match(/[A-ZĐ]|[0-9]+/g) || [];
  return runs.reduce((said, run) => said.concat(clipsOf(run, digits, inFull)), /** @type {string[]} */ ([]));
}

/** @param {string} run @param {string[]} digits @param {((value: number) => string[]) | null} inFull */
function clipsOf(run, digits, inFull) {
  if (!/^[0-9]/.test(run)) {
    return [run];
  }
  if (inFull && run.length <= LONGEST_IN_FULL) {
    return inFull(Number(run));
  }
  return run.split('').map((digit) => digits[Number(digit)]);
}
