// @ts-check
/** The call that fills the eye: gold while it is announced, white when it is the last one, a greeting on an empty morning. */
import { mark, write, writeWords } from './words.js';

/** The part of the panel's width that a number may take. */
const ROOM = 0.9;
/** The same where the way to the counter stands beside it. */
const ROOM_BESIDE = 0.62;

/** @param {HTMLElement} panel */
export function callPanel(panel) {
  const label = part('.call-label');
  const number = part('.call-number');
  const counter = part('.call-counter');

  /** @param {string} name @returns {HTMLElement} */
  function part(name) {
    return /** @type {HTMLElement} */ (panel.querySelector(name));
  }

  /** @param {string} state @param {string} words @param {import('./lobby-board.js').Call} call */
  function show(state, words, call) {
    writeWords(label, words, state === 'now' ? call.ticket.language : undefined);
    write(number, call.ticket.number);
    write(counter, String(call.counter.number));
    mark(panel, 'language', call.ticket.language || 'vi');
    mark(panel, 'seq', null);
    mark(panel, 'state', state);
    fit();
  }

  /** A long number gives way in height, never at the panel's edge. */
  function fit() {
    number.style.fontSize = '';
    const beside = number.nextElementSibling && /** @type {HTMLElement} */ (number.nextElementSibling).offsetTop < number.offsetTop + number.offsetHeight;
    const room = panel.clientWidth * (beside ? ROOM_BESIDE : ROOM);
    if (number.offsetWidth > room) {
      number.style.fontSize = parseFloat(getComputedStyle(number).fontSize) * room / number.offsetWidth + 'px';
    }
  }

  addEventListener('resize', fit);
  // Until the fonts are there, a number is measured in one that is wider.
  document.fonts.addEventListener('loadingdone', fit);

  /** The call that stands here. @type {string | null} */
  let shown = null;

  return {
    call: () => shown,
    fit,
    /** @param {import('./lobby-board.js').Call} call @param {number} seq */
    now(call, seq) {
      shown = call.id;
      show('now', 'now', call);
      mark(panel, 'seq', String(seq));
    },
    /** @param {import('./lobby-board.js').Call | null} call null when none was made today */
    last(call) {
      shown = call ? call.id : null;
      if (call) {
        show('last', 'last', call);
      } else {
        mark(panel, 'state', 'none');
      }
    },
  };
}
