// @ts-check
// The parts of a slip from top to bottom: moved, taken out, put in, and what each of them has to say.
import * as api from '../shared/api.js';
import { language, t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { button, choice, move, words } from './fields.js';
import '../shared/q-notice.js';

/** @typedef {{kind: string, size: string | null, align: string | null, text: import('./fields.js').Words | null, picture: string | null}} Block */

const KINDS = ['logo', 'header', 'text', 'number', 'service', 'priority', 'counter', 'ahead', 'estimate', 'issued', 'papers', 'qr', 'barcode', 'footer', 'rule', 'dashes', 'space'];
const REPEATABLE = ['logo', 'text', 'rule', 'dashes', 'space'];
const SIZED = ['text', 'number', 'barcode', 'space'];
const PLACEHOLDERS = ['number', 'service', 'counter', 'ahead', 'minutes', 'time', 'date', 'priority', 'office'];
const TEXT = (/** @type {string} */ key) => t('admin-slip.' + key);

class QSlipParts extends PageElement {
  static properties = { template: { attribute: false }, open: { state: true }, answer: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {{languages: string, blocks: Block[]}} */
    this.template = { languages: 'both', blocks: [] };
    /** The part whose options are shown. */
    this.open = -1;
    /** @type {import('../shared/q-notice.js').Answer | null} */
    this.answer = null;
  }

  render() {
    const { blocks } = this.template;
    const addable = KINDS.filter((kind) => REPEATABLE.includes(kind) || !blocks.some((block) => block.kind === kind));
    return html`<h2>${TEXT('parts')}</h2>
      <ol class="a-parts" data-test="parts">${blocks.map((block, index) => this.#part(block, index))}</ol>
      <q-notice .answer=${this.answer}></q-notice>
      <label class="c-line">${TEXT('add')}
        <select class="q-field" data-test="add-part" @change=${(/** @type {Event} */ event) => this.#add(/** @type {HTMLSelectElement} */ (event.target))}>
          <option value="">${TEXT('addWhich')}</option>
          ${addable.map((kind) => html`<option value=${kind}>${TEXT('kind.' + kind)}</option>`)}
        </select>
      </label>
      <input hidden type="file" accept="image/*" data-test="logo-file" @change=${(/** @type {Event} */ event) => this.#chosen(/** @type {HTMLInputElement} */ (event.target))}>`;
  }

  /** @param {Block} block @param {number} index */
  #part(block, index) {
    const { blocks } = this.template;
    const name = TEXT('kind.' + block.kind);
    const hasOptions = SIZED.includes(block.kind) || block.kind === 'logo';
    const face = html`<span>${name}</span>${this.#summary(block)}`;
    return html`<li class="a-part" data-test="part" data-kind=${block.kind}>
      <div class="a-part-head">
        ${hasOptions
          ? html`<button type="button" class="a-part-name" aria-expanded=${this.open === index} data-test="part-open" @click=${() => (this.open = this.open === index ? -1 : index)}>${face}${icon('chevron-down')}</button>`
          : html`<p class="a-part-name">${face}</p>`}
        ${button(icon('arrow-up'), `${TEXT('up')}: ${name}`, () => this.#moved(index, -1), { hidden: true, className: 'a-small q-plain', disabled: index === 0, test: 'part-up' })}
        ${button(icon('arrow-down'), `${TEXT('down')}: ${name}`, () => this.#moved(index, 1), { hidden: true, className: 'a-small q-plain', disabled: index === blocks.length - 1, test: 'part-down' })}
        ${button(icon('x'), `${t('admin.remove')}: ${name}`, () => this.#blocks((list) => list.splice(index, 1)), { hidden: true, className: 'a-small q-plain', disabled: block.kind === 'number', test: 'part-remove' })}
      </div>
      ${hasOptions && this.open === index ? this.#options(block, index) : nothing}
    </li>`;
  }

  /** @param {Block} block */
  #summary(block) {
    const said = block.kind === 'text' ? block.text?.vi : block.size && block.size !== 'usual' ? TEXT('size.' + block.size) : '';
    return said ? html`<span class="q-soft q-note a-part-said">${said}</span>` : nothing;
  }

  /** @param {Block} block @param {number} index */
  #options(block, index) {
    const set = (/** @type {Partial<Block>} */ part) => this.#blocks((list) => (list[index] = { ...list[index], ...part }));
    const sizes = /** @type {[string, string][]} */ (['small', 'usual', 'large'].map((size) => [size, TEXT('size.' + size)]));
    const sides = /** @type {[string, string][]} */ (['left', 'centre', 'right'].map((side) => [side, TEXT('align.' + side)]));
    return html`<div class="a-part-options">
      ${block.kind === 'text'
        ? words(TEXT('words'), block.text, (text) => set({ text: text ?? { vi: '' } }), { hint: t('admin-slip.wordsHint', { list: PLACEHOLDERS.map((each) => `{${each}}`).join(' ') }), test: 'part-words', max: 300 })
        : nothing}
      ${block.kind === 'logo' ? button(nothing, TEXT('chooseLogo'), () => this.#ask(index), { test: 'choose-logo' }) : nothing}
      <div class="a-fields">
        ${SIZED.includes(block.kind) ? choice(TEXT('size'), block.size ?? 'usual', sizes, (size) => set({ size: size === 'usual' ? null : size }), { test: 'part-size' }) : nothing}
        ${block.kind === 'text' ? choice(TEXT('align'), block.align ?? 'centre', sides, (align) => set({ align: align === 'centre' ? null : align }), { test: 'part-align' }) : nothing}
      </div>
    </div>`;
  }

  /** @param {HTMLSelectElement} select */
  #add(select) {
    const kind = select.value;
    select.value = '';
    if (kind === 'logo') {
      this.#ask(-1);
    } else if (kind) {
      this.#insert(part(kind));
    }
  }

  /** At the top for a logo, before the final parts for everything else. @param {Block} block */
  #insert(block) {
    const at = block.kind === 'logo' ? 0 : this.template.blocks.length;
    this.#blocks((list) => list.splice(at, 0, block));
    this.open = at;
  }

  /** @param {number} index -1 for a new part */
  #ask(index) {
    const file = /** @type {HTMLInputElement} */ (this.querySelector('input[type=file]'));
    file.value = '';
    file.dataset.index = String(index);
    file.click();
  }

  /** The server makes dots of the picture. @param {HTMLInputElement} input */
  async #chosen(input) {
    const file = input.files?.[0];
    const index = Number(input.dataset.index ?? -1);
    if (!file) {
      return;
    }
    this.answer = null;
    try {
      const { picture } = await api.post('/api/slip/logo', file, { language: language() });
      if (index < 0) {
        this.#insert({ ...part('logo'), picture });
      } else {
        this.#blocks((list) => (list[index] = { ...list[index], picture }));
      }
    } catch (problem) {
      if (!(problem instanceof api.ApiProblem)) {
        throw problem;
      }
      this.answer = problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
    }
  }

  /** @param {number} index @param {number} by */
  #moved(index, by) {
    this.#blocks((list) => move(list, index, by));
    this.open = this.open === index ? index + by : this.open === index + by ? index : this.open;
  }

  /** @param {(blocks: Block[]) => void} change */
  #blocks(change) {
    const blocks = structuredClone(this.template.blocks);
    change(blocks);
    this.dispatchEvent(new CustomEvent('q-template', { detail: { blocks } }));
  }
}

/** @param {string} kind @returns {Block} */
function part(kind) {
  return { kind, size: null, align: null, text: kind === 'text' ? { vi: t('admin-slip.newText') } : null, picture: null };
}

customElements.define('q-slip-parts', QSlipParts);
