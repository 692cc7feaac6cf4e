// @ts-check
// The language of the pages for staff: kept in this browser, and every element on the page is drawn again when it is switched.
import { keep, kept } from './device.js';
import { alsoLoad, LANGUAGES, useLanguage } from './i18n.js';

/** @type {Set<InstanceType<typeof import('./lit.js').PageElement>>} */
const hosts = new Set();

/** `new Spoken(this)` in an element's constructor: it follows the language. */
export class Spoken {
  /** @param {InstanceType<typeof import('./lit.js').PageElement>} host */
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

/** The texts that the page needs. @type {string[]} */
let parts = [];

/** Loads the language of this browser; to be awaited before anything is drawn. @param {string[]} wanted the parts of the texts that this page needs beside `common` and `entrance` */
export async function speakAsKept(wanted) {
  parts = ['common', 'entrance', ...wanted];
  await Promise.all([alsoLoad(LANGUAGES, ['common']), useLanguage(kept('console-language') || 'vi', parts)]);
}

/** @param {string} wanted */
export async function speak(wanted) {
  await useLanguage(wanted, parts);
  keep('console-language', wanted);
  hosts.forEach((host) => {
    host.ownerDocument.documentElement.lang = wanted;
    host.requestUpdate();
  });
}
