// @ts-check
// Plain push buttons of a dispenser, which send keys: one push is one number, whatever the page shows.
import { listenToSingleKeys } from './keys.js';

/** Milliseconds in which the same button does not count again: a worn one closes twice. */
const BOUNCE = 1500;

/** @param {import('./q-kiosk.js').QKiosk} kiosk @returns {() => void} stops listening */
export function listenToButtons(kiosk) {
  let last = '';
  let at = -Infinity;
  return listenToSingleKeys((key) => {
    const { menu, page } = kiosk;
    const wanted = menu?.buttons[key];
    const service = wanted && menu.groups.flatMap((/** @type {any} */ group) => group.services).find((/** @type {any} */ each) => each.id === wanted);
    const isBouncing = key === last && performance.now() - at < BOUNCE;
    if (!service || isBouncing || page.name === 'issuing' || page.name === 'setup') {
      return;
    }
    last = key;
    at = performance.now();
    if (page.name === 'ticket' || page.name === 'refused') {
      kiosk.rest();
    }
    // Whoever pushes a button cannot be asked how many dossiers they bring.
    kiosk.issue(service, null, 1);
  });
}
