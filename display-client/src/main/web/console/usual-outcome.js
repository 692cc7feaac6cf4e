// @ts-check
// What usually comes of a visit to a service, as this browser has seen it: the outcome form opens with it, so that one key is enough for most visits.
import { keep, kept } from '../shared/device.js';

/** @typedef {{result: string, channel: string, payment: string}} Usual */

export const RESULTS = ['accepted', 'supplement', 'handed-over', 'guided', 'refused', 'other'];
export const CHANNELS = ['paper', 'online', 'guided-online'];
export const PAYMENTS = ['none', 'cash', 'cashless'];

/** @param {string} service @returns {Usual} */
export function usualOutcome(service) {
  const [result, channel, payment] = (kept('outcome.' + service) ?? '').split(' ');
  return { result: known(RESULTS, result), channel: known(CHANNELS, channel), payment: known(PAYMENTS, payment) };
}

/** @param {string} service @param {Usual} said */
export function rememberOutcome(service, { result, channel, payment }) {
  keep('outcome.' + service, [result, channel, payment].join(' '));
}

/** @param {string[]} values @param {string | undefined} value */
function known(values, value) {
  return value && values.includes(value) ? value : values[0];
}
