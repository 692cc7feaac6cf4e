// @ts-check
/** Three languages in one place: Vietnamese large, Khmer and English beside it. */
import { LANGUAGES, inLanguage, textOf } from '../shared/i18n.js';

/** @typedef {import('../shared/i18n.js').Language} Language */

/** Changes the page only where it says something new: a board of three days must not make text nodes for nothing. @param {Element} element @param {string} text */
export function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** @param {HTMLElement} element @param {string} name @param {string | null} value null takes it away */
export function mark(element, name, value) {
  if (value === null) {
    delete element.dataset[name];
  } else if (element.dataset[name] !== value) {
    element.dataset[name] = value;
  }
}

/** One of our own texts in all three. @param {Element} element @param {string} key of board.json */
export function writeWords(element, key) {
  writeEach(element, (language) => inLanguage(language, 'board.' + key));
}

/** A name from the server in all three. @param {Element} element @param {Record<string, string | null>} text */
export function writeName(element, text) {
  // A dash stays with what it follows, where the name takes two lines.
  writeEach(element, (language) => (text[language] || (language === 'vi' ? textOf(text) : '')).replace(/ ([-–]) /g, '\u00a0$1 '));
}

/** @param {Element} element @param {(language: Language) => string} say an empty text hides its place */
export function writeEach(element, say) {
  const places = element.querySelectorAll('[lang]');
  LANGUAGES.forEach((language, index) => {
    const place = /** @type {HTMLElement} */ (places[index] || element.appendChild(placeFor(language)));
    write(place, say(language));
    place.hidden = place.textContent === '';
  });
}

/** @param {Language} language */
function placeFor(language) {
  const place = document.createElement('span');
  place.lang = language;
  return place;
}

/** @param {string} html a tag name and its class @returns {HTMLElement} */
export function element(html) {
  const [tag, name] = html.split('.');
  const made = document.createElement(tag);
  made.className = name.replace(/\+/g, ' ');
  return made;
}
