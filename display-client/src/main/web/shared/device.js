// @ts-check
// What this browser keeps: the token that makes it a device of the office, and small choices. Storage may be forbidden or full; then it lasts as long as the page.

/** @type {Map<string, string>} */
const memory = new Map();

/**
 * The token of this device. `#token=…` in the address hands one over: it is kept and taken out of the address bar, where the next visitor would see it.
 * @param {'dispenser' | 'screen' | 'printer'} role one browser may be both, so each has its own
 * @returns {string | null}
 */
export function deviceToken(role) {
  const handed = new URLSearchParams(location.hash.slice(1)).get('token');
  if (handed) {
    keep('token.' + role, handed);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return kept('token.' + role);
}

/** @param {'dispenser' | 'screen'} role */
export function forgetDeviceToken(role) {
  keep('token.' + role, null);
}

/** @param {string} name @returns {string | null} */
export function kept(name) {
  try {
    return localStorage.getItem('moiso.' + name) || memory.get(name) || null;
  } catch (forbidden) {
    return memory.get(name) || null;
  }
}

/** @param {string} name @param {string | null} value null forgets it */
export function keep(name, value) {
  try {
    if (value === null) {
      memory.delete(name);
      localStorage.removeItem('moiso.' + name);
    } else {
      memory.set(name, value);
      localStorage.setItem('moiso.' + name, value);
    }
  } catch (forbidden) {
    // Private windows and locked-down devices: `memory` has it.
  }
}
