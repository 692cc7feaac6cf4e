// @ts-check
// The console's language: kept in this browser, and every element on the page is drawn again when the officer switches it.
import { keep, kept } from '../shared/device.js';
import { alsoLoad, LANGUAGES, useLanguage } from '../shared/i18n.js';

/** @type {Set<InstanceType<typeof import('../shared/lit.js').PageElement>>} */
const hosts = new Set();

/** `new Spoken(this)` in an element's constructor: it follows the language. */
export class Spoken {
  /** @param {InstanceType<typeof import('../shared/lit.js').PageElement>} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    hosts.add(this.host);
    // An element that was moved to the mini window may have missed a switch.
    this.host.requestUpdate();
  }

  hostDisconnected() {
    hosts.delete(this.host);
  }
}

/** Loads the language of this browser; to be awaited before anything is drawn. */
export async function speakAsKept() {
  await Promise.all([alsoLoad(LANGUAGES, ['common']), useLanguage(kept('console-language') || 'vi', ['common', 'console'])]);
}

/** @param {string} wanted */
export async function speak(wanted) {
  await useLanguage(wanted, ['common', 'console']);
  keep('console-language', wanted);
  hosts.forEach((host) => {
    host.ownerDocument.documentElement.lang = wanted;
    host.requestUpdate();
  });
}
