// @ts-check
/** The lobby board: frames come in, the lists show them at once, the announcer gives each call its moment. Plain ES2017: it runs on televisions of 2019. */
import { get } from '../shared/api.js';
import { deviceToken } from '../shared/device.js';
import { alsoLoad, useLanguage } from '../shared/i18n.js';
import { openLive } from '../shared/live.js';
import { openSpeaker } from '../voice/speaker.js';
import { announcer } from './announcer.js';
import { callPanel } from './call-panel.js';
import { counterTable } from './counter-table.js';
import { boardFrame } from './frame.js';
import { lastCalls, waitingList } from './lists.js';
import { lobbyBoard } from './lobby-board.js';
import { screenLook } from './look.js';
import { mediaPanel } from './media.js';
import { pairingSign } from './pairing-sign.js';
import { mark, turnLanguage, writeWords } from './words.js';

/** How often the clock and the version are compared with the server's. Milliseconds. */
const CHECK = 30 * 60000;
/** The least time a call stands in front where the office does not say. Seconds. */
const MINIMUM = 6;
const RETRY = 3000;
/** How long a language leads where they take turns. Seconds. */
const TURN = 10;

const office = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop() || '');
const page = /** @type {HTMLElement} */ (document.querySelector('.board'));
const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (page.querySelector(name));

const board = lobbyBoard();
const panel = callPanel(part('.call'));
const table = counterTable(part('.counters'));
const past = lastCalls(part('.last'));
const waiting = waitingList(part('.queues'));
const media = mediaPanel(part('.media'), office, (playing) => {
  mark(page, 'media', playing ? 'true' : null);
  panel.fit();
});
const look = screenLook(office, () => {
  table.paint();
  panel.fit();
});
const frame = boardFrame(page);

/** @type {ReturnType<typeof openLive> | undefined} */
let live;
/** The server's version when this page was loaded. @type {string | null} */
let version = null;
let outdated = false;
/** seq of the call in front, 0 for none. */
let front = 0;
const speaker = openSpeaker((sound) => {
  frame.sound(look.now().speaks ? sound : 'mute');
  if (sound === 'on') {
    media.touched();
  }
  reportState();
}, office);

const announcements = announcer({
  show(announcement) {
    panel.now(announcement.call, announcement.seq);
    table.point(announcement.call.counter.id);
    showPast();
    reportShown(announcement);
    front = announcement.seq;
    reportState();
  },
  say({ seq, ticket, call }) {
    return !look.now().speaks ? Promise.resolve(false) : speaker.say({ seq, number: ticket.number, counter: call.counter.number, language: ticket.language, service: ticket.service, time: frame.time() }, board.snapshot().voice);
  },
  said(announcement) {
    report('spoken', announcement.seq);
  },
  rest(announcement) {
    // At midnight the board is emptied while a call may be in front.
    const known = calls().find((call) => call.id === announcement.call.id);
    panel.last(known || calls()[0] || null);
    table.point(null);
    front = 0;
    reportState();
  },
  hush: (quiet) => media.hush(quiet),
  minimum: () => 1000 * ((board.snapshot().announcement || {}).minimumSeconds || MINIMUM),
  idle: reloadIfOutdated,
});

/** @param {any} news */
function use(news) {
  if (news.type === 'snapshot') {
    take(news.board);
    frame.heard();
    return;
  }
  if (board.snapshot() === null) {
    return;
  }
  board.use(news);
  frame.heard();
  if (news.ticket) {
    announcements.note(news.ticket);
  }
  if (news.type === 'day.turned') {
    announcements.clear();
  }
  const announcement = { seq: news.seq, ticket: news.ticket, call: news.call };
  const isCall = (news.type === 'ticket.called' || news.type === 'ticket.recalled') && look.shows(news.counter.id);
  if (isCall && !news.replayed) {
    announcements.announce(announcement);
  }
  paint();
  if (isCall && (news.replayed || table.shows(news.counter.id))) {
    reportShown(announcement);
  }
}

/** @param {any} snapshot */
function take(snapshot) {
  board.take(snapshot);
  board.counters().forEach((counter) => counter.ticket && announcements.note(counter.ticket));
  compare(snapshot);
  page.hidden = false;
  frame.show(snapshot);
  dress(snapshot);
  reportState();
}

/** Looks as the office wants this screen to look. @param {any} snapshot */
function dress(snapshot) {
  look.take(snapshot.screens);
  const { queues, media: plays, speaks } = look.now();
  mark(page, 'queues', queues ? null : 'false');
  media.show((plays ? snapshot.media || [] : []).filter((/** @type {any} */ each) => each.screens.length === 0 || each.screens.includes(look.id())));
  if (speaks) {
    speaker.prepare(snapshot.voice);
  }
  frame.sound(soundHere());
  frame.ticker(snapshot.ticker);
  paint();
}

function paint() {
  table.show(board.counters().filter((counter) => look.shows(counter.id)), board.queues());
  waiting.show(board.queues().filter((queue) => look.counts(queue.service)));
  if (!announcements.busy()) {
    panel.last(calls()[0] || null);
  }
  showPast();
}

/** The last calls that concern this screen, newest first. */
function calls() {
  return board.calls().filter((call) => look.shows(call.counter.id));
}

/** @returns {import('../voice/speaker.js').Sound | 'mute'} */
function soundHere() {
  return look.now().speaks ? speaker.sound() : 'mute';
}

/** A call comes to the list when it has been in front: what is there and what is still to come would only confuse. */
function showPast() {
  past.show(calls().filter((call) => call.id !== panel.call() && !announcements.awaits(call.id)));
}

/** Said once, as soon as the number stands anywhere: in the table, which is at once, or in front, when its row is on another page. @param {{seq: number, reported?: boolean}} announcement */
function reportShown(announcement) {
  if (!announcement.reported) {
    announcement.reported = true;
    afterPainting(() => report('shown', announcement.seq));
  }
}

/** Tells the server what the hall saw and heard. When the line is down it is lost, and rightly: the server then knows better. @param {string} type @param {number} seq */
function report(type, seq) {
  live && live.send({ type, seq, at: frame.now() });
}

/** How this screen is, for whoever looks after the hall: with every ping, and whenever it changes. */
function reportState() {
  if (live && version !== null) {
    live.send({ type: 'state', at: frame.now(), sound: soundHere(), version, front, visible: !document.hidden });
  }
}

/** @param {() => void} action when the eye can see it, not when the page has merely been told; a screen that is switched away never says it showed a call */
function afterPainting(action) {
  requestAnimationFrame(() => requestAnimationFrame(action));
}

/** A server that was renewed has renewed this page too; it is fetched again when no call is being announced. @param {any} snapshot */
function compare(snapshot) {
  version = version || snapshot.version;
  outdated = snapshot.version !== version;
  reloadIfOutdated();
}

function reloadIfOutdated() {
  if (outdated && !announcements.busy()) {
    location.reload();
  }
}

/** After a lost line the server sends what was missed and no snapshot, so time and version are asked for. */
async function check() {
  try {
    const snapshot = await get('/api/offices/' + encodeURIComponent(office) + '/board');
    frame.setClock(snapshot.now);
    compare(snapshot);
  } catch (unanswered) {
    // The next check comes.
  }
}

/** Which screen of the office this is, so that it can look like it. */
async function introduce() {
  const token = deviceToken('screen');
  if (token) {
    try {
      const device = await get('/api/device', { token });
      look.is(device.id);
      if (board.snapshot()) {
        dress(board.snapshot());
      }
    } catch (unanswered) {
      // What it was the last time is kept.
    }
  }
}

async function start() {
  try {
    await Promise.all([useLanguage('vi', ['common', 'board']), alsoLoad(['vi', 'km', 'en'], ['common', 'board'])]);
  } catch (unanswered) {
    setTimeout(start, RETRY);
    return;
  }
  frame.sound(soundHere());
  page.querySelectorAll('[data-words]').forEach((each) => writeWords(each, /** @type {HTMLElement} */ (each).dataset.words || ''));
  let lost = false;
  live = openLive('/ws/offices/' + encodeURIComponent(office) + '/board', {
    token: deviceToken('screen'),
    onFrame: use,
    onPing: reportState,
    onState(state) {
      frame.line(state === 'offline');
      if (state === 'online' && lost) {
        check();
        reportState();
      }
      lost = state === 'offline';
    },
  });
  pairingSign(part('.pair'), office, () => location.reload());
  document.addEventListener('visibilitychange', reportState);
  introduce();
  setInterval(tick, 1000);
  setInterval(check, CHECK);
}

let seconds = 0;

function tick() {
  seconds++;
  if (seconds % TURN === 0) {
    turnLanguage();
  }
  media.tick();
  frame.tick();
  table.tick();
  waiting.tick();
}

start();
