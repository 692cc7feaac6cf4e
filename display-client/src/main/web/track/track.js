// @ts-check
// The tracking page follows one ticket: its place, its minutes, its call. No library, for a cheap phone on a bad network.
import { ApiProblem, get, press } from '../shared/api.js';
import { keep, kept } from '../shared/device.js';
import { clockTime, minutesRange } from '../shared/format.js';
import { LANGUAGES, LANGUAGE_NAMES, fillTexts, t, useLanguage } from '../shared/i18n.js';
import { openLive } from '../shared/live.js';
import { Ring } from './ring.js';

const PARTS = ['common', 'track'];
/** While the line is down the page asks this often. */
const POLL = 10000;
/** States that nothing follows. */
const OVER = ['finished', 'cancelled', 'expired'];

const code = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop() || '');
const path = '/api/track/' + encodeURIComponent(code);
const ring = new Ring();
/** @type {any} */
let track = null;
let unknown = false;
let language = kept('language') || '';
let announced = '';
/** @type {ReturnType<typeof openLive> | null} */
let line = null;
/** @type {import('./push.js').Push | null} */
let push = null;
let pushKey = '';

/** @type {Record<string, HTMLElement>} */
const part = {};
document.querySelectorAll('[data-part]').forEach((element) => {
  part[/** @type {HTMLElement} */ (element).dataset.part || ''] = /** @type {HTMLElement} */ (element);
});

start();

async function start() {
  part.languages.append(...LANGUAGES.map(languageButton));
  part.soundOn.addEventListener('click', () => {
    ring.arm();
    show();
  });
  part.pushOn.addEventListener('click', () => push && push.ask(language));
  part.pushOff.addEventListener('click', () => push && push.stop());
  part.coming.addEventListener('click', () => {
    quiet();
    show();
  });
  part.giveUp.addEventListener('click', () => /** @type {HTMLDialogElement} */ (part.dialog).showModal());
  part.keep.addEventListener('click', () => /** @type {HTMLDialogElement} */ (part.dialog).close());
  part.confirm.addEventListener('click', giveUp);
  await speak(language || 'vi', false);
  await read();
  follow();
  setInterval(() => line && line.state() !== 'online' && read(), POLL);
}

/** @param {import('../shared/i18n.js').Language} each */
function languageButton(each) {
  const button = document.createElement('button');
  button.type = 'button';
  button.lang = each;
  button.dataset.test = 'language-' + each;
  button.textContent = LANGUAGE_NAMES[each];
  button.addEventListener('click', () => speak(each, true));
  return button;
}

/** @param {string} wanted @param {boolean} chosen by the visitor's touch */
async function speak(wanted, chosen) {
  try {
    await useLanguage(wanted, PARTS);
  } catch (unreachable) {
    setTimeout(() => speak(wanted, chosen), 2000);
    return;
  }
  language = wanted;
  if (chosen) {
    keep('language', wanted);
    follow();
    if (push && push.state === 'on') {
      push.resume(wanted);
    }
  }
  show();
}

function follow() {
  if (line) {
    line.close();
  }
  if (!unknown) {
    line = openLive('/ws/track/' + encodeURIComponent(code) + '?language=' + language, {
      onFrame: (frame) => frame.track && learn(frame.track),
      onState: show,
    });
  }
}

async function read() {
  try {
    learn(await get(path + '?language=' + language, { language }));
  } catch (problem) {
    if (problem instanceof ApiProblem && (problem.status === 404 || problem.status === 410)) {
      unknown = true;
    }
    show();
  }
}

/** @param {any} news */
function learn(news) {
  const before = track;
  track = news;
  unknown = false;
  // A ticket knows its holder's language; a choice made on this phone goes first.
  if (!before && !kept('language') && news.language !== language) {
    speak(news.language, false).then(follow);
  }
  const call = news.status === 'called' && news.call ? news.call.calledAt + '.' + news.call.count : '';
  if (call && call !== announced) {
    ring.start(show);
    document.body.toggleAttribute('data-ringing', true);
  } else if (!call && announced) {
    quiet();
  }
  announced = call;
  show();
  offerPush().catch(() => {
    // The script did not come; with the next news it is asked for again.
    pushKey = '';
  });
  if (before && before.ahead !== news.ahead) {
    move(part.ahead);
  }
}

/** What a script offers that most pages do without; import() is no word that an old phone knows. @param {string} address */
function loaded(address) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { type: 'module', src: address, onerror: reject });
    document.addEventListener('offered', (event) => resolve(/** @type {CustomEvent} */ (event).detail), { once: true });
    document.head.append(script);
  });
}

/** Told of the call with the page closed: where the office offers it and this browser can. */
async function offerPush() {
  if (!track.pushKey || pushKey === track.pushKey) {
    return;
  }
  pushKey = track.pushKey;
  const { Push, canPush } = await loaded('/web/track/push.js');
  if (canPush()) {
    push = new Push(code, pushKey, show);
    show();
    push.resume(language).catch(() => {
      // It stays off, and the button says so.
    });
  }
}

function quiet() {
  ring.stop();
  document.body.toggleAttribute('data-ringing', false);
}

async function giveUp() {
  part.problem.hidden = true;
  try {
    learn(await press(path + '/cancel', {}, { language }));
    /** @type {HTMLDialogElement} */ (part.dialog).close();
  } catch (problem) {
    part.problem.hidden = false;
    part.problem.textContent = (problem instanceof ApiProblem && problem.detail) || t('common.offline');
    read();
  }
}

function show() {
  fillTexts(document);
  part.languages.querySelectorAll('button').forEach((button) => button.setAttribute('aria-pressed', String(button.lang === language)));
  const status = unknown ? 'unknown' : track ? track.status : 'loading';
  document.body.dataset.status = status;
  showLine();
  showNumber(status);
  showState(status);
  const waiting = status === 'waiting';
  part.place.hidden = !waiting;
  part.next.hidden = !waiting || track.ahead > 1;
  part.sound.hidden = !(waiting || status === 'on-hold');
  part.soundOn.hidden = ring.armed;
  part.soundText.textContent = t(ring.armed ? 'track.soundIsOn' : 'track.soundText');
  showPush(waiting || status === 'on-hold');
  part.giveUp.hidden = !track || unknown || !track.mayCancel;
  part.coming.hidden = status !== 'called' || !document.body.hasAttribute('data-ringing');
  if (waiting) {
    setText(part.ahead, String(track.ahead));
    setText(part.minutes, minutesRange(track.estimate));
  }
  showServing(waiting);
}

/** @param {boolean} wanted the ticket may still be called */
function showPush(wanted) {
  const state = push && track && track.pushKey ? push.state : '';
  part.push.hidden = !wanted || !state;
  part.pushOn.hidden = state !== 'off' && state !== 'asking';
  /** @type {HTMLButtonElement} */ (part.pushOn).disabled = state === 'asking';
  part.pushOff.hidden = state !== 'on';
  setText(part.pushText, state === 'on' ? t('track.pushIsOn') : state === 'refused' ? t('track.pushRefused') : t('track.pushText'));
}

/** @param {string} status */
function showNumber(status) {
  const number = track && !unknown ? track.number : '';
  setText(part.office, track ? track.office : 'MoiSo');
  setText(part.number, number);
  part.number.classList.toggle('t-long', number.length > 4);
  // The services still to come under this number stand behind the present one.
  setText(part.service, track && !unknown ? [track.service].concat(track.route).join(' → ') : '');
  setText(part.label, t(number ? 'track.number' : unknown ? 'track.unknown' : 'track.loading'));
  setText(part.giveUpAsk, t('track.giveUpAsk', { number }));
  document.title =
    status === 'called'
      ? '🔔 ' + t('track.calledTitle', { number, counter: counterName() })
      : number
        ? number + ' · ' + t('track.pageTitle')
        : t('track.pageTitle');
}

/** @param {string} status */
function showState(status) {
  const atCounter = status === 'called' || status === 'serving';
  setText(part.say, ['waiting', 'unknown', 'loading'].includes(status) ? '' : t(status === 'serving' ? 'track.atCounter' : 'track.' + status));
  setText(part.counter, atCounter ? counterName() : '');
  setText(part.text, ['waiting', 'called', 'serving', 'loading'].includes(status) ? '' : t('track.' + status + 'Text'));
}

function counterName() {
  return track && track.counter ? track.counter.name || t('common.counter', { n: track.counter.number }) : '';
}

/** @param {boolean} waiting */
function showServing(waiting) {
  const serving = waiting && track.serving ? track.serving : [];
  part.serving.hidden = serving.length === 0;
  part.servingList.replaceChildren(
    ...serving.map((/** @type {any} */ each) => {
      const row = document.createElement('li');
      const number = document.createElement('span');
      number.className = 'q-number';
      number.textContent = each.number;
      const counter = document.createElement('span');
      counter.textContent = each.counter.name || t('common.counter', { n: each.counter.number });
      row.append(number, counter);
      return row;
    }),
  );
}

function showLine() {
  const over = unknown || (track && OVER.includes(track.status));
  const online = line !== null && line.state() === 'online';
  part.dot.hidden = Boolean(over);
  part.dot.classList.toggle('q-bad', !online);
  const asOf = track ? t('track.asOf', { time: clockTime(track.now) }) : '';
  setText(part.line, over ? '' : online ? t('track.live') + ' · ' + asOf : t(track ? 'track.lost' : 'track.loading') + (asOf ? ' · ' + asOf : ''));
}

/** Writes only what changed, so that readers are not told the same twice. @param {HTMLElement} element @param {string} text */
function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
  element.hidden = text === '';
}

/** @param {HTMLElement} element */
function move(element) {
  element.classList.remove('t-moved');
  // Reading the size makes the browser start the animation anew.
  void element.offsetWidth;
  element.classList.add('t-moved');
}
