// @ts-check
// Texts live in i18n/{vi,en,km}/<part>.json and are asked for as `part.key`. ES2018 at most, without `?.` and `??`: the lobby board runs it on Chrome 79.
import { getFile } from './api.js';

/** @typedef {'vi' | 'km' | 'en'} Language */

/** @type {Language[]} */
export const LANGUAGES = ['vi', 'km', 'en'];

/** Each language in its own words: who needs the switch cannot read the others. */
export const LANGUAGE_NAMES = { vi: 'Tiếng Việt', km: 'ភាសាខ្មែរ', en: 'English' };

/** @type {Map<string, Promise<Record<string, any>>>} one per file, fetched once */
const files = new Map();
/** @type {Record<string, Record<string, any>>} the texts now in use, by part */
let texts = {};
/** @type {Record<string, Record<string, any>>} Vietnamese, which every key has */
let fallback = {};
/** @type {Language} */
let current = 'vi';

/**
 * Loads the parts in a language and makes it the page's own; call again to switch. Nothing changes until all parts are there.
 * @param {string} language an unknown one counts as `vi`
 * @param {string[]} parts file names, e.g. `['common', 'kiosk']`
 */
export async function useLanguage(language, parts) {
  const wanted = /** @type {Language} */ (LANGUAGES.includes(/** @type {Language} */ (language)) ? language : 'vi');
  const [inVietnamese, inWanted] = await Promise.all([loadAll('vi', parts), loadAll(wanted, parts)]);
  fallback = inVietnamese;
  texts = inWanted;
  current = wanted;
  document.documentElement.lang = wanted;
}

/** @returns {Language} */
export function language() {
  return current;
}

/**
 * The text of a key, `{name}` filled in from `values`. A text with `one` and `other` is chosen by `values.n`. Missing: Vietnamese, then the key itself.
 * @param {string} key `part.key`
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values) {
  return inLanguage(current, key, values);
}

/**
 * Like `t` in a language loaded by `alsoLoad`; for pages that show two languages at once.
 * @param {Language} wanted @param {string} key @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function inLanguage(wanted, key, values) {
  const dot = key.indexOf('.');
  const part = key.slice(0, dot);
  const name = key.slice(dot + 1);
  const own = wanted === current ? texts : others[wanted] || {};
  let text = own[part] && own[part][name];
  if (text === undefined || text === null) {
    text = fallback[part] && fallback[part][name];
  }
  if (text === undefined || text === null) {
    return key;
  }
  if (typeof text === 'object') {
    text = values && Number(values.n) === 1 && text.one ? text.one : text.other;
  }
  return text.replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ slot) => (values && slot in values ? String(values[slot]) : whole));
}

/** @type {Record<string, Record<string, Record<string, any>>>} */
const others = {};

/** Makes further languages available to `inLanguage`. @param {Language[]} languages @param {string[]} parts */
export async function alsoLoad(languages, parts) {
  await Promise.all(languages.map(async (each) => {
    others[each] = await loadAll(each, parts);
  }));
}

/**
 * A name from the server: a string, or an object of languages (docs/protocol, "Texts").
 * @param {string | Record<string, string | null> | null | undefined} text
 * @param {Language} [wanted] the page's language when absent
 * @returns {string}
 */
export function textOf(text, wanted) {
  if (!text) {
    return '';
  }
  return typeof text === 'string' ? text : text[wanted || current] || text.vi || '';
}

/**
 * Fills a static page: `data-text="part.key"` gets the text, `data-label="part.key"` an aria-label.
 * @param {ParentNode} root
 */
export function fillTexts(root) {
  root.querySelectorAll('[data-text]').forEach((element) => {
    element.textContent = t(/** @type {HTMLElement} */ (element).dataset.text || '');
  });
  root.querySelectorAll('[data-label]').forEach((element) => {
    element.setAttribute('aria-label', t(/** @type {HTMLElement} */ (element).dataset.label || ''));
  });
}

/** @param {Language} wanted @param {string[]} parts @returns {Promise<Record<string, Record<string, any>>>} */
async function loadAll(wanted, parts) {
  const loaded = await Promise.all(parts.map((part) => load(wanted, part)));
  /** @type {Record<string, Record<string, any>>} */
  const byPart = {};
  parts.forEach((part, index) => {
    byPart[part] = loaded[index];
  });
  return byPart;
}

/** @param {Language} wanted @param {string} part @returns {Promise<Record<string, any>>} */
function load(wanted, part) {
  const name = wanted + '/' + part;
  let file = files.get(name);
  if (!file) {
    file = getFile('/web/i18n/' + name + '.json');
    files.set(name, file);
    // A failed load is forgotten, so that the next switch of language tries again.
    file.catch(() => files.delete(name));
  }
  return file;
}
