// @ts-check
/** Up to three languages in one place: the first one leads, large; the others stand beside it. Or one after the other, each leading in its turn. */
import { LANGUAGES, inLanguage, textOf } from '../shared/i18n.js';

/** @typedef {import('../shared/i18n.js').Language} Language */

/** The languages of this screen, the leading one first. @type {Language[]} */
let order = LANGUAGES.slice();
let alternating = false;
let turn = 0;

/**
 * @param {Language[]} languages the first one leads
 * @param {string} mode `together` or `alternating`
 */
export function speakIn(languages, mode) {
  if (languages.join() !== order.join() || (mode === 'alternating') !== alternating) {
    order = languages.slice();
    alternating = mode === 'alternating';
    turn = 0;
    settleAll();
  }
}

/** The next language's turn, where they take turns. */
export function turnLanguage() {
  if (alternating && order.length > 1) {
    turn = (turn + 1) % order.length;
    settleAll();
  }
}

/** The languages of this screen, the leading one first. */
export const languagesHere = () => order;

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

/** One of our own texts in all three. @param {Element} element @param {string} key of board.json @param {string} [own] a language that stands there even if the screen has it not */
export function writeWords(element, key, own) {
  writeWordsOf(element, 'board.' + key, own);
}

/** The same with a text of any part. @param {Element} element @param {string} key `part.key` @param {string} [own] */
export function writeWordsOf(element, key, own) {
  writeEach(element, (language) => inLanguage(language, key), own);
}

/** A name from the server in all three. @param {Element} element @param {Record<string, string | null>} text */
export function writeName(element, text) {
  // A dash stays with what it follows, where the name takes two lines.
  writeEach(element, (language) => (text[language] || (language === 'vi' ? textOf(text) : '')).replace(/ ([-–]) /g, '\u00a0$1 '));
}

/** @param {Element} element @param {(language: Language) => string} say an empty text hides its place @param {string} [own] */
export function writeEach(element, say, own) {
  LANGUAGES.forEach((language) => write(placeOf(element, language) || element.appendChild(placeFor(language)), say(language)));
  mark(/** @type {HTMLElement} */ (element), 'own', own || null);
  settle(/** @type {HTMLElement} */ (element));
}

/** Who leads and who stands beside; a name that the leading language lacks is given in the next one that has it. @param {HTMLElement} element */
function settle(element) {
  const here = alternating ? [order[turn]] : order;
  const places = here.concat(order, LANGUAGES).map((language) => placeOf(element, language)).filter((place, index, all) => place && all.indexOf(place) === index);
  const lead = places.find((place) => place && place.textContent !== '');
  places.forEach((place, index) => {
    if (!place) {
      return;
    }
    const wanted = here.includes(/** @type {Language} */ (place.lang)) || place.lang === element.dataset.own;
    place.hidden = place.textContent === '' || (place !== lead && !wanted);
    const name = place === lead ? 'lead' : 'beside';
    if (place.className !== name) {
      place.className = name;
    }
    if (element.children[index] !== place) {
      element.insertBefore(place, element.children[index] || null);
    }
  });
}

function settleAll() {
  const elements = new Set(Array.from(document.querySelectorAll('.lead, .beside'), (place) => /** @type {HTMLElement} */ (place.parentElement)));
  elements.forEach(settle);
}

/** @param {Element} element @param {string} language @returns {HTMLElement | undefined} */
function placeOf(element, language) {
  return /** @type {HTMLElement[]} */ (Array.from(element.children)).find((child) => child.lang === language);
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
