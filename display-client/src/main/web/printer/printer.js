// @ts-check
// The last slips of one printer: what the virtual printer of the demo would cut, and a look at a real one from afar.
import { get, getBytes } from '../shared/api.js';
import { deviceToken, kept } from '../shared/device.js';
import { fillTexts, t, useLanguage } from '../shared/i18n.js';

const AGAIN_AFTER = 1500;
const printer = decodeURIComponent(location.pathname.split('/').pop() || '');
const path = '/api/printers/' + encodeURIComponent(printer) + '/slips';
const token = deviceToken('printer');
/** @type {Map<string, HTMLElement>} */
const shown = new Map();
const list = /** @type {HTMLElement} */ (document.querySelector('[data-part=slips]'));
const trouble = /** @type {HTMLElement} */ (document.querySelector('[data-part=trouble]'));

start();

async function start() {
  await useLanguage(kept('language') || 'vi', ['common', 'printer']);
  fillTexts(document);
  document.title = t('printer.title');
  look();
}

async function look() {
  try {
    const slips = await get(path, { token });
    trouble.hidden = slips.length > 0;
    trouble.textContent = slips.length > 0 ? '' : t('printer.none');
    show(slips);
  } catch (problem) {
    trouble.hidden = false;
    trouble.textContent = (problem instanceof Error && 'detail' in problem && String(problem.detail || '')) || t('printer.unreachable');
  }
  setTimeout(look, AGAIN_AFTER);
}

/** @param {{id: string, number: string, at: string}[]} slips the newest first */
function show(slips) {
  slips.filter((each) => !shown.has(each.id)).forEach((slip) => shown.set(slip.id, row(slip)));
  list.replaceChildren(...slips.map((slip) => /** @type {HTMLElement} */ (shown.get(slip.id))));
  for (const id of [...shown.keys()].filter((each) => !slips.some((slip) => slip.id === each))) {
    shown.delete(id);
  }
}

/** @param {{id: string, number: string, at: string}} slip */
function row(slip) {
  const picture = document.createElement('img');
  picture.alt = t('printer.slip', { number: slip.number });
  picture.onload = () => URL.revokeObjectURL(picture.src);
  getBytes(path + '/' + slip.id, { token }).then(
    (png) => (picture.src = URL.createObjectURL(new Blob([png], { type: 'image/png' }))),
    () => shown.delete(slip.id),
  );
  const item = document.createElement('li');
  item.dataset.test = 'slip';
  item.dataset.number = slip.number;
  item.append(picture);
  return item;
}
