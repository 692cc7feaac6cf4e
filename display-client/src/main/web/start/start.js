// @ts-check
// The start page: the addresses of this installation, for whoever has just started it.
import { get } from '../shared/api.js';
import { keep, kept } from '../shared/device.js';
import { LANGUAGES, LANGUAGE_NAMES, fillTexts, t, textOf, useLanguage } from '../shared/i18n.js';

const PARTS = ['common', 'start'];

/** @type {{id: string, name: any}[] | null} */
let offices = null;
/** @type {any} */
let health = null;

/** @type {Record<string, HTMLElement>} */
const part = {};
document.querySelectorAll('[data-part]').forEach((element) => {
  part[/** @type {HTMLElement} */ (element).dataset.part || ''] = /** @type {HTMLElement} */ (element);
});

start();

async function start() {
  part.languages.append(...LANGUAGES.map(languageButton));
  await useLanguage(kept('language') || 'vi', PARTS);
  show();
  [offices, health] = await Promise.all([get('/api/offices').catch(() => []), get('/api/health').catch(() => ({ status: 'down' }))]);
  show();
}

/** @param {import('../shared/i18n.js').Language} each */
function languageButton(each) {
  const button = element('button', '', LANGUAGE_NAMES[each]);
  button.setAttribute('type', 'button');
  button.lang = each;
  button.dataset.test = 'language-' + each;
  button.addEventListener('click', async () => {
    await useLanguage(each, PARTS);
    keep('language', each);
    show();
  });
  return button;
}

function show() {
  fillTexts(document);
  document.title = t('start.pageTitle');
  part.languages
    .querySelectorAll('button')
    .forEach((button) => button.setAttribute('aria-pressed', String(button.lang === document.documentElement.lang)));
  if (offices) {
    part.offices.replaceChildren(...(offices.length ? offices : [{ id: 'OFFICE', name: null }]).map(office));
  }
  if (health) {
    const trouble = health.status === 'down' ? t('start.down') : offices && offices.length === 0 ? t('start.noOffice') : '';
    part.trouble.hidden = trouble === '';
    part.trouble.textContent = trouble;
    part.version.textContent = health.version ? t('start.version', { version: health.version }) : '';
  }
}

/** @param {{id: string, name: any}} place */
function office(place) {
  const section = element('section', 's-office', '');
  if (place.name) {
    section.append(element('h2', '', textOf(place.name)));
  }
  const id = encodeURIComponent(place.id);
  const pages = element('ul', 's-pages', '');
  pages.append(page('kiosk', 'touch', '/kiosk/' + id), page('board', 'screen', '/board/' + id), page('console', 'call', '/console'), page('hall', 'people', '/hall'));
  section.append(pages);
  return section;
}

/** @param {string} name @param {string} icon @param {string} path */
function page(name, icon, path) {
  const link = /** @type {HTMLAnchorElement} */ (element('a', 's-page', ''));
  link.href = path;
  link.dataset.test = 'open-' + name;
  link.append(
    picture(icon),
    element('strong', '', t('start.' + name)),
    element('span', '', t('start.' + name + 'Text')),
    element('code', '', location.origin + path),
  );
  const row = document.createElement('li');
  row.append(link);
  return row;
}

/** @param {string} name */
function picture(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('class', 'q-icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(space, 'use');
  use.setAttribute('href', '/web/icons/icons.svg#' + name);
  svg.append(use);
  return svg;
}

/** @param {string} tag @param {string} className @param {string} text */
function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  made.textContent = text;
  return made;
}
