// @ts-check
// What LED boards suffer from, in words: one sentence a kind of fault, with its counters.
import { t } from '../shared/i18n.js';

/** @param {{faults: {counterNumber: number, fault: string}[]}} screen @returns {string[]} */
export function ledFaults(screen) {
  const kinds = [...new Set(screen.faults.map((each) => each.fault))];
  return kinds.map((kind) => {
    const numbers = screen.faults.filter((each) => each.fault === kind).map((each) => each.counterNumber);
    return t('hall.led.' + kind, { counters: numbers.sort((a, b) => a - b).join(', ') });
  });
}
