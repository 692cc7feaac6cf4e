// @ts-check
// The fields that sections are made of: each shows a value of the draft and tells what becomes of it. Labels come translated.
import { inLanguage, LANGUAGES, t } from '../shared/i18n.js';
import { html, live, nothing } from '../shared/lit.js';

/** @typedef {{hint?: string, test?: string, wide?: boolean, type?: string, max?: number, list?: string}} Extra */
/** @typedef {{vi: string, en?: string | null, km?: string | null}} Words */

/** One line of text. @param {string} label @param {string | null | undefined} value @param {(value: string) => void} on @param {Extra} [extra] */
export function text(label, value, on, { hint, test, wide, type = 'text', max = 200 } = {}) {
  return html`<label class="c-line ${wide ? 'a-wide' : ''}">${label}
    <input class="q-field" type=${type} maxlength=${max} autocomplete="off" data-test=${test ?? nothing} .value=${live(value ?? '')} @input=${(/** @type {Event} */ event) => on(input(event).value)}>
    ${hint ? html`<span class="a-hint">${hint}</span>` : nothing}
  </label>`;
}

/** A whole number; what is none is not taken. @param {string} label @param {number} value @param {(value: number) => void} on @param {{min?: number, max?: number, hint?: string, test?: string}} [extra] */
export function number(label, value, on, { min = 0, max = 9999, hint, test } = {}) {
  return html`<label class="c-line">${label}
    <input class="q-field q-figures" type="number" inputmode="numeric" min=${min} max=${max} step="1" required data-test=${test ?? nothing} .value=${live(String(value))} @change=${(/** @type {Event} */ event) => whole(input(event), value, min, max, on)}>
    ${hint ? html`<span class="a-hint">${hint}</span>` : nothing}
  </label>`;
}

/** One of some. @param {string} label @param {string} value @param {[string, string][]} options value and words @param {(value: string) => void} on @param {{hint?: string, test?: string}} [extra] */
export function choice(label, value, options, on, { hint, test } = {}) {
  return html`<label class="c-line">${label}
    <select class="q-field" data-test=${test ?? nothing} @change=${(/** @type {Event} */ event) => on(/** @type {HTMLSelectElement} */ (event.target).value)}>
      ${options.map(([each, words]) => html`<option value=${each} .selected=${live(each === value)}>${words}</option>`)}
    </select>
    ${hint ? html`<span class="a-hint">${hint}</span>` : nothing}
  </label>`;
}

/** Yes or no. @param {string} label @param {boolean} value @param {(value: boolean) => void} on @param {string} [test] */
export function tick(label, value, on, test) {
  return html`<label class="c-tick"><input type="checkbox" data-test=${test ?? nothing} .checked=${live(value)} @change=${(/** @type {Event} */ event) => on(input(event).checked)}><span>${label}</span></label>`;
}

/**
 * A text in the three languages; Vietnamese is the one that must be there.
 * @param {string} label @param {Words | null | undefined} value @param {(value: Words | null) => void} on null when every language is empty @param {{hint?: string, test?: string, max?: number}} [extra]
 */
export function words(label, value, on, { hint, test, max = 200 } = {}) {
  const now = value ?? { vi: '' };
  return html`<fieldset class="a-languages" data-test=${test ?? nothing}>
    <legend>${label}</legend>
    ${LANGUAGES.map(
      (each) => html`<label><abbr title=${inLanguage(each, 'common.languageName')} aria-label=${inLanguage(each, 'common.languageName')} lang=${each}>${each.toUpperCase()}</abbr>
        <input class="q-field" lang=${each} maxlength=${max} autocomplete="off" data-language=${each} placeholder=${each === 'vi' ? nothing : now.vi || nothing} .value=${live(now[each] ?? '')} @input=${(/** @type {Event} */ event) => on(changed(now, each, input(event).value))}>
      </label>`,
    )}
    ${hint ? html`<span class="a-hint">${hint}</span>` : nothing}
  </fieldset>`;
}

/** A button with words, or with an icon and hidden words. @param {unknown} face @param {string} label @param {() => void} on @param {{test?: string, disabled?: boolean, className?: string, hidden?: boolean}} [extra] */
export function button(face, label, on, { test, disabled = false, className = '', hidden = false } = {}) {
  return html`<button type="button" class="q-button ${className}" data-test=${test ?? nothing} ?disabled=${disabled} @click=${on}>${face}<span class=${hidden ? 'q-hidden-text' : ''}>${label}</span></button>`;
}

/** An id that is not taken: the wanted one, or the same with a number behind. @param {string} wanted @param {{id: string}[]} taken */
export function freeId(wanted, taken) {
  const ids = new Set(taken.map((each) => each.id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!ids.has(id)) {
      return id;
    }
  }
}

/** The languages of the product by their names, as options. @returns {[string, string][]} */
export function languageOptions() {
  return LANGUAGES.map((each) => [each, inLanguage(each, 'common.languageName')]);
}

/** Moves an entry of a list up (-1) or down (1). @param {unknown[]} list @param {number} index @param {number} by */
export function move(list, index, by) {
  const [entry] = list.splice(index, 1);
  list.splice(index + by, 0, entry);
}

/** @param {Words} now @param {'vi' | 'km' | 'en'} language @param {string} value @returns {Words | null} */
function changed(now, language, value) {
  const next = { vi: now.vi, en: now.en ?? null, km: now.km ?? null, [language]: value === '' && language !== 'vi' ? null : value };
  return next.vi || next.en || next.km ? next : null;
}

/** @param {HTMLInputElement} field @param {number} value @param {number} min @param {number} max @param {(value: number) => void} on */
function whole(field, value, min, max, on) {
  const wanted = Number(field.value);
  const isUsable = field.value.trim() !== '' && Number.isInteger(wanted) && wanted >= min && wanted <= max;
  field.setCustomValidity(isUsable ? '' : t('admin.numberRange', { min, max }));
  if (isUsable) {
    on(wanted);
  } else {
    field.reportValidity();
    field.value = String(value);
    field.setCustomValidity('');
  }
}

/** @param {Event} event */
function input(event) {
  return /** @type {HTMLInputElement} */ (event.target);
}
