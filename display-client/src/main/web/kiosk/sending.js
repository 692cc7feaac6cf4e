// @ts-check
// A press on its way to the server, and the page that its answer leads to.
import { press } from '../shared/api.js';
import { clockTime } from '../shared/format.js';
import { t } from '../shared/i18n.js';

/**
 * One press, one requestId, kept until somebody answers. The page changes at once, so a second tap meets nothing.
 * @param {import('./q-kiosk.js').QKiosk} kiosk @param {string} address below the office's @param {object} body @param {any} service @param {(answer: any) => object} page what is shown of the answer
 * @param {{code?: string}} [about] what a refusal may lead on with
 */
export async function send(kiosk, address, body, service, page, about = {}) {
  if (kiosk.page.name === 'issuing') {
    return;
  }
  const stop = new AbortController();
  kiosk.show('issuing', { service, stop, late: false });
  const pressed = kiosk.page;
  try {
    const answer = await press(`/api/offices/${encodeURIComponent(kiosk.office)}/${address}`, body, {
      token: kiosk.token,
      language: kiosk.language,
      attempts: Infinity,
      signal: stop.signal,
      timeout: 8000,
      onRetry: () => kiosk.page === pressed && ((kiosk.page = Object.assign(pressed, { late: true })), kiosk.requestUpdate()),
    });
    kiosk.show('ticket', page(answer));
  } catch (problem) {
    kiosk.refuse(/** @type {import('../shared/api.js').ApiProblem} */ (problem), about);
  }
}

/** The number of somebody with an appointment, with a word on its time. @param {any} menu @param {any} arrival */
export function arrivalPage(menu, arrival) {
  const services = menu.groups.flatMap((/** @type {any} */ group) => group.services);
  const service = services.find((/** @type {any} */ each) => each.id === arrival.ticket.service);
  const word = t(arrival.late ? 'kiosk.appointmentLate' : 'kiosk.appointmentInTime', { time: clockTime(arrival.at) });
  return { ticket: arrival.ticket, service: service ?? { name: '', counters: [] }, word };
}
