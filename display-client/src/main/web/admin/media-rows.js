// @ts-check
// A picture or film in the list of the Media section: what it is, how long and where it plays.
import { t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing } from '../shared/lit.js';
import { button, number, tick } from './fields.js';

const TEXT = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) => t('admin-media.' + key, values);
const LONGEST = 3600;

/** @typedef {{change: (next: object) => void, move: (by: number) => void, leave: (wanted: boolean) => void, remove: () => void}} Deeds */

/**
 * @param {import('./q-admin-media.js').Item} item @param {number} index @param {number} count @param {string} path of the office's media
 * @param {{id: string, name: string}[]} screens @param {Deeds} deeds
 * @param {boolean} leaving somebody wants to take it away and is asked whether they mean it
 */
export function fileRow(item, index, count, path, screens, deeds, leaving) {
  const isFilm = item.type.startsWith('video/');
  const address = `${path}/${item.hash}`;
  return html`<li class="a-row" data-test="file" data-hash=${item.hash}>
    <div class="a-row-head">
      <span>${item.name}</span>
      <span class="q-note q-soft">${TEXT(isFilm ? 'film' : 'picture')} · ${TEXT('megabytes', { n: (Math.ceil(item.bytes / 1e5) / 10).toFixed(1) })}</span>
      ${button(icon('arrow-up'), TEXT('up'), () => deeds.move(-1), { hidden: true, className: 'a-small', disabled: index === 0, test: 'up' })}
      ${button(icon('arrow-down'), TEXT('down'), () => deeds.move(1), { hidden: true, className: 'a-small', disabled: index === count - 1, test: 'down' })}
      ${button(icon('x'), t('admin.remove'), () => deeds.leave(true), { hidden: true, className: 'a-small', test: 'remove-file' })}
    </div>
    ${leaving ? asked(item, deeds) : nothing}
    <div class="a-file">
      ${isFilm ? html`<video class="a-thumb" preload="metadata" muted src=${address}></video>` : html`<img class="a-thumb" alt="" loading="lazy" src=${address}>`}
      <div class="a-file-fields">
        ${number(TEXT('seconds'), item.seconds, (value) => deeds.change({ seconds: value }), { min: isFilm ? 0 : 3, max: LONGEST, hint: isFilm ? TEXT('secondsFilm') : undefined, test: 'seconds' })}
        <fieldset class="a-languages"><legend>${TEXT('onScreens')}</legend>
          <div class="a-ticks">${screens.map((screen) => tick(screen.name, item.screens.length === 0 || item.screens.includes(screen.id), (wanted) => deeds.change({ screens: screensWith(item.screens, screens, screen.id, wanted) })))}</div>
        </fieldset>
      </div>
    </div>
  </li>`;
}

/** It is gone from every screen at once, and nothing brings it back. @param {import('./q-admin-media.js').Item} item @param {Deeds} deeds */
function asked(item, deeds) {
  return html`<div class="q-notice q-bad" role="alert">${icon('warning')}<p>${TEXT('removeAsk', { name: item.name })}</p>
    <div class="a-buttons">${button(nothing, TEXT('removeYes'), deeds.remove, { className: 'q-danger', test: 'remove-yes' })}${button(nothing, TEXT('removeNo'), () => deeds.leave(false), { test: 'remove-no' })}</div>
  </div>`;
}

/** None named means all; the last one stays: a file that is to play nowhere is taken away. @param {string[]} chosen @param {{id: string}[]} screens @param {string} id @param {boolean} wanted */
function screensWith(chosen, screens, id, wanted) {
  const all = screens.map((each) => each.id);
  const without = (chosen.length === 0 ? all : chosen).filter((each) => each !== id);
  const next = wanted ? [...without, id] : without;
  return next.length === 0 ? chosen : next.length === all.length ? [] : next;
}
