// @ts-check
// How a device without a token comes to one: it makes its own, shows the six digits that the server gives it for that, and waits until an admin has entered them. ES2018 at most, for the boards.
import { post, retryDelay } from './api.js';
import { keep, kept } from './device.js';

/** How often it asks whether it was let in. Milliseconds. */
const LOOK = 3000;

/**
 * @param {'dispenser' | 'screen'} role
 * @param {string} office
 * @param {{onCode: (code: string) => void, onPaired: (token: string) => void}} ears `onCode` hears the digits to show, again whenever they change; `onPaired` the token, which is kept by then
 * @returns {() => void} stops asking
 */
export function pair(role, office, ears) {
  // Kept, so that a reload shows the same digits.
  const token = kept('pairing.' + role) || newToken();
  keep('pairing.' + role, token);
  let shown = '';
  let failures = 0;
  /** @type {any} */
  let timer = 0;
  let stopped = false;

  async function look() {
    let pause = LOOK;
    try {
      const asked = await post('/api/pairings', { role, office, token });
      failures = 0;
      if (stopped) {
        return;
      }
      if (asked.device) {
        keep('token.' + role, token);
        keep('pairing.' + role, null);
        ears.onPaired(token);
        return;
      }
      if (asked.code !== shown) {
        shown = asked.code;
        ears.onCode(shown);
      }
    } catch (unanswered) {
      failures += 1;
      pause = Math.max(LOOK, retryDelay(failures));
    }
    if (!stopped) {
      timer = setTimeout(look, pause);
    }
  }

  look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Six digits as they are read: "482 913". @param {string} code */
export function spaced(code) {
  return code.slice(0, 3) + '\u00a0' + code.slice(3);
}

function newToken() {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return Array.from(crypto.getRandomValues(new Uint8Array(43)), (byte) => letters[byte & 63]).join('');
}
