// @ts-check
// The booking page: what for, which day, what time, and the code. No library, for a cheap phone on a bad network.
import { ApiProblem, get, newRequestId, press } from '../shared/api.js';
import { keep, kept } from '../shared/device.js';
import { calendarDate, clockTime } from '../shared/format.js';
import { LANGUAGES, LANGUAGE_NAMES, fillTexts, t, useLanguage } from '../shared/i18n.js';

const PARTS = ['common', 'book'];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const office = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop() || '');
const path = '/api/offices/' + encodeURIComponent(office);
/** @type {'loading' | 'service' | 'day' | 'time' | 'details' | 'booked' | 'nothing'} */
let step = 'loading';
let language = kept('language') || 'vi';
/** The press that is under way, and the change of language. @type {Promise<unknown>} */
let pressed = Promise.resolve();
/** @type {Promise<unknown>} */
let read = Promise.resolve();
/** @type {any} what can be booked */
let offer = null;
/** @type {any} */
let service = null;
/** @type {any} */
let day = null;
/** @type {any} */
let slot = null;
/** @type {any} */
let booked = null;
/** One booking, one requestId, however often it is sent. */
let requestId = newRequestId();
let problem = '';

/** @type {Record<string, any>} */
const part = {};
document.querySelectorAll('[data-part]').forEach((element) => {
  part[/** @type {HTMLElement} */ (element).dataset.part || ''] = element;
});

start();

async function start() {
  part.languages.append(...LANGUAGES.map(languageButton));
  part.back.addEventListener('click', back);
  part.form.addEventListener('submit', (/** @type {Event} */ event) => during(event, book));
  part.lookup.addEventListener('submit', (/** @type {Event} */ event) => during(event, () => look(part.typed.value.replace(/\D/g, ''))));
  part.cancel.addEventListener('click', () => part.dialog.showModal());
  part.keep.addEventListener('click', () => part.dialog.close());
  part.sure.addEventListener('click', (/** @type {Event} */ event) => during(event, cancel));
  part.again.addEventListener('click', () => during(null, anew));
  addEventListener('hashchange', () => location.hash && during(null, () => look(location.hash.slice(1))));
  await speak(language);
  await during(null, () => (location.hash.length > 1 ? look(location.hash.slice(1)) : anew()));
}

/** @param {import('../shared/i18n.js').Language} each */
function languageButton(each) {
  const button = document.createElement('button');
  button.type = 'button';
  button.lang = each;
  button.dataset.test = 'language-' + each;
  button.textContent = LANGUAGE_NAMES[each];
  button.addEventListener('click', () => {
    keep('language', each);
    read = Promise.all([read, pressed]).then(async () => {
      await speak(each);
      await attempt(reread);
    });
  });
  return button;
}

/** @param {string} wanted */
async function speak(wanted) {
  try {
    await useLanguage(wanted, PARTS);
    language = wanted;
    show();
  } catch (unreachable) {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await speak(wanted);
  }
}

/** One press at a time: a second one meanwhile is none. It waits for a change of language that is under way. @param {Event | null} event @param {() => Promise<void>} what */
function during(event, what) {
  event?.preventDefault();
  if (document.body.hasAttribute('aria-busy')) {
    return pressed;
  }
  document.body.setAttribute('aria-busy', 'true');
  pressed = read.then(() => attempt(what)).then(() => document.body.removeAttribute('aria-busy'));
  return pressed;
}

/** What goes wrong is said. @param {() => Promise<void>} what */
async function attempt(what) {
  problem = '';
  try {
    await what();
  } catch (wrong) {
    problem = (wrong instanceof ApiProblem && wrong.detail) || t('common.offline');
  }
  show();
}

/** @param {string} [wanted] scoped id of a service */
function readOffer(wanted) {
  return get(path + '/slots?language=' + language + (wanted ? '&service=' + encodeURIComponent(wanted) : ''), { language });
}

async function anew() {
  history.replaceState(null, '', location.pathname);
  booked = service = day = slot = null;
  offer = await readOffer();
  go(offer.services.length ? 'service' : 'nothing');
}

/** The same step in another language. */
async function reread() {
  if (booked) {
    await look(booked.code);
    return;
  }
  offer = await readOffer(service ? service.id : undefined);
  service = service && offer.services.find((/** @type {any} */ each) => each.id === service.id);
}

/** @param {any} chosen */
async function chooseService(chosen) {
  offer = await readOffer(chosen.id);
  service = chosen;
  go('day');
}

async function book() {
  const body = { service: service.id, at: slot.at, language, name: part.name.value.trim() || null, phone: part.phone.value.trim() || null, requestId };
  try {
    keepBooked(await press(path + '/appointments', body, { language }));
    requestId = newRequestId();
    part.form.reset();
  } catch (wrong) {
    if (wrong instanceof ApiProblem && (wrong.code === 'appointment.full' || wrong.code === 'appointment.no-slot')) {
      await chooseService(service);
      day = offer.days.find((/** @type {any} */ each) => each.date === day.date) || day;
      go('time');
    }
    throw wrong;
  }
}

/** @param {string} code */
async function look(code) {
  keepBooked(await get(path + '/appointments/' + encodeURIComponent(code) + '?language=' + language, { language }));
}

async function cancel() {
  part.dialog.close();
  keepBooked(await press(path + '/appointments/' + booked.code + '/cancel', { language }, { language }));
}

/** The code goes into the address, so that the page can be kept and found again. @param {any} appointment */
function keepBooked(appointment) {
  booked = appointment;
  history.replaceState(null, '', location.pathname + '#' + appointment.code);
  go('booked');
}

function back() {
  problem = '';
  if (step === 'booked' || step === 'day') {
    during(null, anew);
    return;
  }
  go(step === 'details' ? 'time' : 'day');
  show();
}

/** @param {typeof step} next */
function go(next) {
  step = next;
  requestAnimationFrame(() => part.title.focus({ preventScroll: false }));
}

function show() {
  fillTexts(document);
  document.body.dataset.step = step;
  part.languages.querySelectorAll('button').forEach((/** @type {HTMLElement} */ button) => button.setAttribute('aria-pressed', String(button.lang === language)));
  part.office.textContent = (booked && booked.office) || (offer && offer.office) || 'MoiSo';
  part.title.textContent = title();
  document.title = t('book.pageTitle');
  setText(part.lead, step === 'service' ? t('book.lead') : step === 'nothing' ? t('book.nothingText') : chosen());
  setText(part.problem, problem);
  part.back.hidden = !['day', 'time', 'details'].includes(step);
  part.choices.replaceChildren(...choices());
  part.choices.hidden = !part.choices.children.length;
  part.form.hidden = step !== 'details';
  part.slip.hidden = step !== 'booked';
  part.cancel.hidden = step !== 'booked' || booked.status !== 'booked';
  part.lookup.hidden = !['service', 'nothing'].includes(step) && !(step === 'loading' && problem);
  part.again.hidden = step !== 'booked' && !(step === 'loading' && problem);
  if (step === 'booked') {
    showBooked();
  }
}

function title() {
  return t('book.' + (step === 'booked' ? booked.status : step));
}

/** What was chosen so far. */
function chosen() {
  const parts = [service && service.name, day && step !== 'day' && dayName(day.date), slot && step === 'details' && clockTime(slot.at)];
  return step === 'booked' ? '' : parts.filter(Boolean).join(' · ');
}

function choices() {
  if (step === 'service') {
    return offer.services.map((/** @type {any} */ each) => choice(each.name, '', false, () => during(null, () => chooseService(each))));
  }
  if (step === 'day') {
    return offer.days.map((/** @type {any} */ each) => {
      const room = each.slots.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.room, 0);
      return choice(dayName(each.date), room ? t('book.room', { n: room }) : t('book.full'), !room, () => pick(() => (day = each), 'time'));
    });
  }
  if (step === 'time') {
    return day.slots.map((/** @type {any} */ each) => choice(clockTime(each.at), each.room ? '' : t('book.full'), !each.room, () => pick(() => (slot = each), 'details')));
  }
  return [];
}

/** @param {() => void} choose @param {typeof step} next */
function pick(choose, next) {
  choose();
  problem = '';
  requestId = newRequestId();
  go(next);
  show();
}

/** @param {string} text @param {string} note @param {boolean} off @param {() => void} onClick */
function choice(text, note, off, onClick) {
  const row = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'b-choice';
  button.dataset.test = 'choice';
  button.disabled = off;
  button.append(span(text), ...(note ? [span(note)] : []));
  button.addEventListener('click', onClick);
  row.append(button);
  return row;
}

/** @param {string} text */
function span(text) {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}

/** @param {string} date 2026-11-20 */
function dayName(date) {
  return t('book.' + WEEKDAYS[new Date(date + 'T00:00:00Z').getUTCDay()]) + ', ' + calendarDate(date);
}

function showBooked() {
  const usable = booked.status === 'booked';
  part.slip.dataset.status = booked.status;
  part.service.textContent = booked.serviceName;
  part.when.replaceChildren(span(clockTime(booked.at)), span(dayName(booked.at.slice(0, 10))));
  part.code.textContent = booked.code.slice(0, 4) + ' ' + booked.code.slice(4);
  setText(part.window, t(usable ? 'book.window' : 'book.' + booked.status + 'Text', { from: clockTime(booked.from), to: clockTime(booked.to) }));
  part.qr.hidden = !usable;
  part.qr.alt = t('book.qrLabel', { code: booked.code });
  const source = path + '/appointments/' + booked.code + '/qr.svg';
  if (usable && part.qr.getAttribute('src') !== source) {
    part.qr.src = source;
  }
}

/** @param {HTMLElement} element @param {string} text */
function setText(element, text) {
  element.textContent = text;
  element.hidden = text === '';
}
