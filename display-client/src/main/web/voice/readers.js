// @ts-check
/** The languages in which a call can be said. A new language is one file like `numbers-vi.js`, one line here, and a pack. */
import * as english from './numbers-en.js';
import * as khmer from './numbers-km.js';
import * as vietnamese from './numbers-vi.js';

/** @typedef {{language: string, clips: string[], call: (ticket: string, counter: number, settings: {numbers?: string, dialect?: string}) => string[][]}} Reader */

/** @type {Record<string, Reader>} */
export const readers = { vi: vietnamese, en: english, km: khmer };
