// @ts-check
/** A board works for anybody; only one that is a screen of the office is watched over. One that is none yet says softly which six digits make it one. */
import { get } from '../shared/api.js';
import { deviceToken, forgetDeviceToken } from '../shared/device.js';
import { t } from '../shared/i18n.js';
import { pair, spaced } from '../shared/pairing.js';
import { write } from './words.js';

/**
 * @param {HTMLElement} sign
 * @param {string} office
 * @param {() => void} onPaired the board is a screen of the office from now on
 */
export async function pairingSign(sign, office, onPaired) {
  const token = deviceToken('screen');
  if (token && !(await refused(token))) {
    return;
  }
  forgetDeviceToken('screen');
  pair('screen', office, {
    onCode(code) {
      write(/** @type {Element} */ (sign.querySelector('.sign-text')), t('board.pair', { code: spaced(code) }));
      sign.hidden = false;
    },
    onPaired() {
      sign.hidden = true;
      onPaired();
    },
  });
}

/** Only a clear no counts: a server that is away may know the token well. @param {string} token */
async function refused(token) {
  try {
    await get('/api/device', { token });
    return false;
  } catch (problem) {
    return /** @type {any} */ (problem).status === 401;
  }
}
