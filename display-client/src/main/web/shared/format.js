// @ts-check
// How times and waits are written. ES2018 at most, without `?.` and `??`: the lobby board runs it on Chrome 79.
import { t } from './i18n.js';

/**
 * The office's clock time of an instant, "08:15". It is read from the text, which carries the office's own offset, so a device in a wrong zone is right too.
 * @param {string | null | undefined} instant ISO-8601 with offset
 */
export function clockTime(instant) {
  return instant ? instant.slice(11, 16) : '';
}

/** @param {string} instant ISO-8601 with offset @returns {string} "20/11/2026" */
export function calendarDate(instant) {
  return instant.slice(8, 10) + '/' + instant.slice(5, 7) + '/' + instant.slice(0, 4);
}

/**
 * "10–25 minutes", "under 5 minutes"; what cannot be said honestly is said so.
 * @param {{low: number, high: number} | null | undefined} estimate
 */
export function minutesRange(estimate) {
  if (!estimate) {
    return t('common.minutesUnknown');
  }
  if (estimate.low <= 0) {
    return t('common.minutesUnder', { n: Math.max(1, estimate.high) });
  }
  if (estimate.low === estimate.high) {
    return t('common.minutesAbout', { n: estimate.low });
  }
  return t('common.minutesRange', { low: estimate.low, high: estimate.high });
}

/** @param {number} minutes whole minutes @returns {string} */
export function minutes(minutes) {
  return t('common.minutes', { n: minutes });
}

/**
 * A clock that follows the server's, whatever the device's own clock says: `const now = officeClock(snapshot.now)`.
 * @param {string} serverNow ISO-8601 with offset
 * @returns {{now: () => number, since: (instant: string) => number, time: () => string, date: () => string, midnight: () => string}} milliseconds since 1970; whole minutes since an instant; "08:15" and "20/11/2026" in the office's zone; its next midnight, ISO-8601
 */
export function officeClock(serverNow) {
  // performance.now() goes on steadily when someone sets the device's clock.
  const ahead = Date.parse(serverNow) - performance.now();
  const offset = offsetMinutes(serverNow);
  const now = () => performance.now() + ahead;
  const local = () => new Date(now() + offset * 60000).toISOString();
  return {
    now,
    since: (instant) => Math.max(0, Math.floor((now() - Date.parse(instant)) / 60000)),
    time: () => clockTime(local()),
    date: () => calendarDate(local()),
    midnight: () => new Date(Date.parse(local().slice(0, 10) + 'T00:00:00Z') + 86400000 - offset * 60000).toISOString(),
  };
}

/** @param {string} instant */
function offsetMinutes(instant) {
  const found = /([+-])(\d\d):(\d\d)$/.exec(instant);
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
}
