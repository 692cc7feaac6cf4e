// @ts-check
// What a phone runs when it is told of a call while the tracking page is closed. A push has no content, so the worker asks how the ticket stands and says it. Plain ES2017,
// no module: push services wake browsers of many years. Each ticket has a worker of its own: its scope is the ticket's page, its address names the page's language.

const TEXTS = 'moiso-track-texts';
const worker = /** @type {any} */ (self);
const language = new URL(worker.location.href).searchParams.get('language') || 'vi';
const page = worker.registration.scope;
const code = new URL(page).pathname.split('/').filter(Boolean).pop();
const textFile = '/web/i18n/' + language + '/track.json';

// The words are there before the first push, also when the network is not.
worker.addEventListener('install', (/** @type {any} */ event) => {
  worker.skipWaiting();
  event.waitUntil(caches.open(TEXTS).then((cache) => cache.add(textFile)));
});

worker.addEventListener('push', (/** @type {any} */ event) => event.waitUntil(tell()));

worker.addEventListener('notificationclick', (/** @type {any} */ event) => {
  event.notification.close();
  event.waitUntil(openPage());
});

async function tell() {
  const texts = await read(textFile, caches.match(textFile));
  const track = await read('/api/track/' + code + '?language=' + language, Promise.resolve(undefined));
  const words = sentence(texts || {}, track);
  await worker.registration.showNotification(words.title, {
    body: words.body,
    lang: language,
    icon: '/web/icons/moiso.svg',
    tag: page,
    renotify: true,
    requireInteraction: Boolean(track && track.status === 'called'),
    vibrate: [400, 150, 400, 150, 400],
  });
  if (track && ['finished', 'cancelled', 'expired'].includes(track.status)) {
    await worker.registration.unregister();
  }
}

/** The file or answer as it is now, else the kept one; null where there is neither. @param {string} path @param {Promise<Response | undefined>} kept */
async function read(path, kept) {
  try {
    const answer = await fetch(path, { cache: 'no-cache' });
    if (answer.ok) {
      return await answer.json();
    }
  } catch (unreachable) {
    // What was kept stands in.
  }
  const old = await kept;
  return old ? old.json() : null;
}

/** @param {Record<string, string>} texts @param {any} track null when the server could not be asked */
function sentence(texts, track) {
  if (!track) {
    return { title: texts.pushUnknown || 'MoiSo', body: texts.pushUnknownText || '' };
  }
  const counter = track.counter ? track.counter.name : '';
  if (track.status === 'called' && counter) {
    return { title: fill(texts.calledTitle, track.number, counter), body: track.office };
  }
  const body = track.status === 'waiting' ? (track.ahead > 1 ? track.service : texts.next) : texts[track.status] || '';
  return { title: texts.number + ' ' + track.number, body };
}

/** @param {string} text @param {string} number @param {string} counter */
function fill(text, number, counter) {
  return text.replace('{number}', number).replace('{counter}', counter);
}

async function openPage() {
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const same = open.find((/** @type {any} */ each) => each.url.startsWith(page));
  return same ? same.focus() : worker.clients.openWindow(page);
}
