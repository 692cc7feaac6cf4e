// @ts-check
// An icon from the sprite, for Lit templates: `${icon('printer')}`. It repeats what the words beside it say, so it is hidden from readers.
import { html } from './lit.js';

/** @param {string} name a symbol of icons/icons.svg */
export function icon(name) {
  return html`<svg class="q-icon" aria-hidden="true" focusable="false"><use href="/web/icons/icons.svg#${name}"></use></svg>`;
}

const SERVICE_ICONS = ['stamp', 'family', 'land', 'care', 'shop', 'id-card', 'result'];

/** @param {string | null} name a service's `icon`; one the sprite does not have shows a ticket */
export function serviceIcon(name) {
  return icon(name && SERVICE_ICONS.includes(name) ? name : 'ticket');
}
