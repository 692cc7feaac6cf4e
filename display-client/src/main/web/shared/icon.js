// @ts-check
// An icon from the sprite, for Lit templates: `${icon('printer')}`. It repeats what the words beside it say, so it is hidden from readers.
import { getText } from './api.js';
import { html } from './lit.js';

const PREFIX = 'icon-';

/** The sprite becomes a part of the page, once: an icon that is first needed when the server is gone must be there all the same. */
const sprite = getText('/web/icons/icons.svg').then((svg) => {
  const holder = document.createElement('div');
  holder.hidden = true;
  holder.innerHTML = svg.replaceAll(' id="', ` id="${PREFIX}`);
  document.body.append(holder);
  return holder;
});
// Without the sprite the words stand alone.
sprite.catch(() => undefined);

/** Brings the icons to another window's document. @param {Document} other */
export async function bringIconsTo(other) {
  other.body.append((await sprite).cloneNode(true));
}

/** @param {string} name a symbol of icons/icons.svg */
export function icon(name) {
  return html`<svg class="q-icon" aria-hidden="true" focusable="false"><use href="#${PREFIX}${name}"></use></svg>`;
}

const SERVICE_ICONS = ['stamp', 'family', 'land', 'care', 'shop', 'id-card', 'result'];

/** @param {string | null} name a service's `icon`; one the sprite does not have shows a ticket */
export function serviceIcon(name) {
  return icon(name && SERVICE_ICONS.includes(name) ? name : 'ticket');
}
