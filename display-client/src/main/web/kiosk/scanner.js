// @ts-check
// A barcode reader types like a keyboard, only faster, and ends with Enter.

import { BURST } from './keys.js';

/**
 * What was scanned. An identity card is read here and nowhere else: only its holder's age and its number leave this function. The number goes no further than to the press of a service
 * that wants one ticket a person, and is forgotten when the page returns to rest.
 * @typedef {{kind: 'procedure', code: string} | {kind: 'age', age: number, number: string} | {kind: 'appointment', code: string} | {kind: 'text', text: string}} Scan
 */

/** @param {(scan: Scan) => void} onScan @returns {() => void} stops listening */
export function listenToScanner(onScan) {
  let typed = '';
  let last = 0;
  /** @param {KeyboardEvent} event */
  const hear = (event) => {
    const quick = event.timeStamp - last < BURST;
    last = event.timeStamp;
    if (event.key === 'Enter') {
      if (quick && typed.length >= 6) {
        event.preventDefault();
        event.stopPropagation();
        onScan(understand(typed));
      }
      typed = '';
    } else if (event.key.length === 1) {
      typed = quick ? typed + event.key : event.key;
    }
  };
  addEventListener('keydown', hear, true);
  return () => removeEventListener('keydown', hear, true);
}

/** @param {string} text @param {Date} [today] @returns {Scan} */
export function understand(text, today = new Date()) {
  const parts = text.split('|');
  const born = parts.length >= 7 && /^\d{12}$/.test(parts[0]) ? /^(\d\d)(\d\d)(\d{4})$/.exec(parts[3]) : null;
  if (born) {
    const hadBirthday = today.getMonth() + 1 > Number(born[2]) || (today.getMonth() + 1 === Number(born[2]) && today.getDate() >= Number(born[1]));
    return { kind: 'age', age: today.getFullYear() - Number(born[3]) - (hadBirthday ? 0 : 1), number: parts[0] };
  }
  // The QR code of an appointment is the address of its page; readers with a foreign layout may spoil all but the digits at its end.
  const appointment = /(?:^|[^0-9])(\d{8})$/.exec(text);
  if (appointment) {
    return { kind: 'appointment', code: appointment[1] };
  }
  const code = /\b\d\.\d{6}\b/.exec(text);
  return code ? { kind: 'procedure', code: code[0] } : { kind: 'text', text };
}
