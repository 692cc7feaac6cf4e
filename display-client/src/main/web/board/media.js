// @ts-check
/**
 * The side panel of pictures and films: one after the other, from what this screen keeps. Quiet from the first to the last sound of a call. One picture element and one film
 * element do for ever, and each address of a file is given back when the next one comes: three days must not fill the memory.
 */
import { mark } from './words.js';
import { mediaStore } from './media-store.js';

/** How long to wait before a file that could not be had is asked for again. Milliseconds. */
const PATIENCE = 15000;

/** @typedef {{hash: string, type: string, seconds: number, screens: string[]}} Item */

/** @param {HTMLElement} panel @param {string} office @param {(playing: boolean) => void} onPlaying something is, or nothing is any more */
export function mediaPanel(panel, office, onPlaying) {
  const store = mediaStore(office);
  const picture = /** @type {HTMLImageElement} */ (panel.querySelector('img'));
  const film = /** @type {HTMLVideoElement} */ (panel.querySelector('video'));
  /** @type {Item[]} */
  let items = [];
  let index = -1;
  /** @type {Item | null} */
  let current = null;
  let address = '';
  let until = 0;
  let hushed = false;
  let forcedMute = false;
  let busy = false;

  film.addEventListener('ended', next);
  film.addEventListener('error', () => film.getAttribute('src') && next());
  // A film that starts in the middle of a call is muted as well.
  film.addEventListener('play', quieten);

  function quieten() {
    film.muted = hushed || forcedMute;
  }

  async function next() {
    if (busy) {
      return;
    }
    busy = true;
    try {
      for (let tries = 0; tries < items.length; tries++) {
        index = (index + 1) % items.length;
        if (await play(items[index])) {
          return;
        }
      }
      rest();
    } finally {
      busy = false;
    }
  }

  /** @param {Item} item @returns {Promise<boolean>} whether it plays */
  async function play(item) {
    if (current && current.hash === item.hash && !isFilm(item)) {
      until = performance.now() + 1000 * item.seconds;
      return true;
    }
    const blob = await store.blob(item.hash);
    if (!blob || !items.some((each) => each.hash === item.hash)) {
      return false;
    }
    release();
    address = URL.createObjectURL(blob);
    const shown = isFilm(item) ? await playFilm() : await showPicture();
    if (!shown) {
      release();
      return false;
    }
    current = item;
    until = item.seconds === 0 ? Infinity : performance.now() + 1000 * item.seconds;
    picture.hidden = isFilm(item);
    film.hidden = !isFilm(item);
    panel.hidden = false;
    mark(panel, 'hash', item.hash);
    onPlaying(true);
    return true;
  }

  /** @returns {Promise<boolean>} */
  function showPicture() {
    return new Promise((resolve) => {
      picture.onload = () => resolve(true);
      picture.onerror = () => resolve(false);
      picture.src = address;
    });
  }

  /** A browser that wants a touch before it lets a page be heard lets it play muted. @returns {Promise<boolean>} */
  async function playFilm() {
    film.src = address;
    quieten();
    try {
      await film.play();
      return true;
    } catch (refused) {
      if (/** @type {any} */ (refused).name !== 'NotAllowedError') {
        return false;
      }
    }
    forcedMute = true;
    film.muted = true;
    return film.play().then(() => true, () => false);
  }

  function release() {
    film.pause();
    film.removeAttribute('src');
    film.load();
    picture.removeAttribute('src');
    if (address) {
      URL.revokeObjectURL(address);
      address = '';
    }
    current = null;
  }

  /** Nothing can be played now; what is missing may come. */
  function rest() {
    release();
    panel.hidden = true;
    until = performance.now() + PATIENCE;
    onPlaying(false);
  }

  return {
    /** @param {Item[]} wanted what this screen plays, in order */
    show(wanted) {
      const same = wanted.map(keyOf).join() === items.map(keyOf).join();
      items = wanted;
      store.keep(wanted.map((each) => each.hash));
      if (items.length === 0) {
        rest();
      } else if (!same) {
        const playing = current;
        index = items.findIndex((each) => playing !== null && each.hash === playing.hash);
        if (index < 0) {
          next();
        }
      }
    },
    /** Once a second: the next one, when this one has stood long enough. */
    tick() {
      if (items.length > 0 && performance.now() >= until) {
        next();
      }
    },
    /** @param {boolean} quiet */
    hush(quiet) {
      hushed = quiet;
      panel.dataset.hushed = String(quiet);
      quieten();
    },
    /** Somebody touched the screen: films may be heard from now on. */
    touched() {
      forcedMute = false;
      quieten();
    },
  };
}

/** @param {Item} item */
function isFilm(item) {
  return item.type.startsWith('video/');
}

/** @param {Item} item */
function keyOf(item) {
  return item.hash + '/' + item.seconds;
}
