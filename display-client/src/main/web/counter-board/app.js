// @ts-check
/** The small screen over one counter: its number, the ticket there, or why there is none. Follows the board like every screen; with a screen's token it also learns who is next. Plain ES2017. */
import { pairingSign } from '../board/pairing-sign.js';
import { lobbyBoard } from '../board/lobby-board.js';
import { mark, speakIn, turnLanguage, write, writeEach, writeWordsOf } from '../board/words.js';
import { get } from '../shared/api.js';
import { deviceToken } from '../shared/device.js';
import { alsoLoad, t, useLanguage } from '../shared/i18n.js';
import { openLive } from '../shared/live.js';

/** How long a call stands in gold. Milliseconds. */
const CALLING = 10000;
/** How long a language leads where they take turns. Milliseconds. */
const TURN = 10000;
const CHECK = 30 * 60000;
const RETRY = 3000;
/** A line that is lost for less than this is no news. Milliseconds. */
const PATIENCE = 3000;

const counterId = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop() || '');
const office = counterId.split('.')[0];
const page = /** @type {HTMLElement} */ (document.querySelector('.counter-board'));
const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (page.querySelector(name));
const board = lobbyBoard();

/** @type {ReturnType<typeof openLive> | undefined} */
let live;
/** @type {string | null} */
let version = null;
let own = '';
let front = 0;
let calling = 0;
let next = '';
let lostAt = 0;

/** @param {any} news */
function use(news) {
  if (news.type === 'snapshot') {
    take(news.board);
    return;
  }
  if (board.snapshot() === null) {
    return;
  }
  board.use(news);
  const isCall = (news.type === 'ticket.called' || news.type === 'ticket.recalled') && news.counter.id === counterId;
  if (isCall && !news.replayed) {
    front = news.seq;
    clearTimeout(calling);
    calling = setTimeout(rest, CALLING);
  }
  paint();
  if (isCall) {
    afterPainting(() => report({ type: 'shown', seq: news.seq }));
    reportState();
  }
}

/** @param {any} snapshot */
function take(snapshot) {
  version = version || snapshot.version;
  if (snapshot.version !== version) {
    location.reload();
  }
  board.take(snapshot);
  dress(snapshot);
  page.hidden = false;
  reportState();
}

/** @param {any} snapshot */
function dress(snapshot) {
  const look = snapshot.screens.find((/** @type {any} */ each) => each.id === own) || { theme: 'night', languages: ['vi', 'km', 'en'], languageMode: 'together' };
  document.documentElement.classList.toggle('q-dark', look.theme !== 'day');
  document.documentElement.classList.toggle('q-black', look.theme === 'contrast');
  speakIn(look.languages, look.languageMode);
  paint();
}

/** The call has stood long enough; it stays, in white. */
function rest() {
  front = 0;
  paint();
  reportState();
}

function paint() {
  const counter = board.counters().find((each) => each.id === counterId);
  if (!counter) {
    mark(page, 'state', 'unknown');
    write(part('.counter-number'), '?');
    writeWordsOf(part('.state'), 'counter-board.unknown');
    return;
  }
  const { ticket } = counter;
  const state = !ticket ? counter.status : front ? 'now' : ticket.status;
  const services = board.queues().filter((queue) => counter.services.includes(queue.service));
  document.title = t('board.counter') + ' ' + counter.number + ' · MoiSo';
  write(part('.counter-number'), String(counter.number));
  writeEach(part('.services'), (language) => services.map((queue) => queue.name[language] || '').filter(Boolean).join(', '));
  write(part('.number'), ticket ? ticket.number : '');
  writeWordsOf(part('.label'), ticket && ticket.status === 'called' ? 'board.now' : 'board.serving', ticket ? ticket.language : undefined);
  writeWordsOf(part('.state'), 'counter-board.' + (counter.status === 'open' ? 'free' : counter.status));
  mark(page, 'state', state);
  mark(page, 'long', ticket ? String(Math.min(8, ticket.number.length)) : null);
  part('.next').hidden = next === '' || counter.status !== 'open';
  write(part('.next-number'), next);
}

/** @param {any} news a snapshot of the counter, as its officer sees it; only who is next goes on the screen */
function useDesk(news) {
  const first = news.counter.next[0];
  next = first ? first.number : '';
  if (board.snapshot()) {
    paint();
  }
}

/** @param {object} frame */
function report(frame) {
  if (live) {
    live.send(frame);
  }
}

function reportState() {
  report({ type: 'state', sound: 'mute', version, front, visible: !document.hidden });
}

/** @param {() => void} action */
function afterPainting(action) {
  requestAnimationFrame(() => requestAnimationFrame(action));
}

async function check() {
  try {
    const snapshot = await get('/api/offices/' + encodeURIComponent(office) + '/board');
    if (version && snapshot.version !== version) {
      location.reload();
    }
  } catch (unanswered) {
    // The next check comes.
  }
}

/** @param {string | null} token */
async function introduce(token) {
  if (token) {
    try {
      own = (await get('/api/device', { token })).id;
      openLive('/ws/counters/' + encodeURIComponent(counterId), { token, onFrame: useDesk });
    } catch (unanswered) {
      setTimeout(() => introduce(token), RETRY);
    }
  }
  if (board.snapshot()) {
    dress(board.snapshot());
  }
}

function tick() {
  const line = part('.line');
  line.hidden = lostAt === 0 || performance.now() - lostAt < PATIENCE;
  write(part('.line .sign-text'), t('counter-board.offline'));
}

async function start() {
  try {
    const parts = ['common', 'board', 'counter-board'];
    await Promise.all([useLanguage('vi', parts), alsoLoad(['vi', 'km', 'en'], parts)]);
  } catch (unanswered) {
    setTimeout(start, RETRY);
    return;
  }
  page.querySelectorAll('[data-words]').forEach((each) => writeWordsOf(each, /** @type {HTMLElement} */ (each).dataset.words || ''));
  const token = deviceToken('screen');
  live = openLive('/ws/offices/' + encodeURIComponent(office) + '/board', {
    token,
    onFrame: use,
    onPing: reportState,
    onState(state) {
      lostAt = state !== 'offline' ? 0 : lostAt || performance.now();
      if (state === 'online') {
        reportState();
      }
    },
  });
  introduce(token);
  pairingSign(part('.pair'), office, () => location.reload());
  document.addEventListener('visibilitychange', reportState);
  setInterval(tick, 1000);
  setInterval(turnLanguage, TURN);
  setInterval(check, CHECK);
}

start();
