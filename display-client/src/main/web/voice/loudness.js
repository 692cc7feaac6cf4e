// @ts-check
/** How loud calls are by the hour. */

/** @typedef {{from: string, to: string, percent: number}} Volume times of the office's day, `11:30`; `to` before `from` is of the next day */

/** @param {Volume[] | undefined} volume the first that fits counts @param {string} time of the office's day, `11:30` @returns {number} 0 to 100 */
export function percentAt(volume, time) {
  const span = time && (volume || []).find(({ from, to }) => (from < to ? from <= time && time < to : from <= time || time < to));
  return span ? span.percent : 100;
}
