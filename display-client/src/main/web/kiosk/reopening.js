// @ts-check
import { calendarDate, clockTime } from '../shared/format.js';
import { t } from '../shared/i18n.js';

/** "Opens again at 13:30", with the date when it is another day. @param {string | null | undefined} opensAt @param {string} now both in the office's zone @returns {string} */
export function reopening(opensAt, now) {
  if (!opensAt) {
    return '';
  }
  const values = { time: clockTime(opensAt), date: calendarDate(opensAt) };
  return t(calendarDate(opensAt) === calendarDate(now) ? 'kiosk.closedUntil' : 'kiosk.closedUntilDay', values);
}
