// @ts-check
// How each screen looks, and what it plays beside the calls. The look is part of the plan and saved with it; files are put in force at once, for they are not in the plan.
import * as api from '../shared/api.js';
import { language, t, textOf } from '../shared/i18n.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { choice, languageOptions, tick } from './fields.js';
import { fileRow } from './media-rows.js';
import { Planned } from './plan.js';
import '../shared/q-notice.js';

const TEXT = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) => t('admin-media.' + key, values);
const KINDS = 'image/jpeg,image/png,image/webp,video/mp4,video/webm';
const PICTURE_AT_MOST = 10e6;
const FILM_AT_MOST = 300e6;

/** @typedef {{hash: string, name: string, type: string, bytes: number, seconds: number, screens: string[]}} Item */

class QAdminMedia extends PageElement {
  static properties = { plan: { attribute: false }, session: { attribute: false }, items: { state: true }, answer: { state: true }, sending: { state: true }, leaving: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    new Planned(this);
    /** @type {import('./plan.js').Plan} */
    this.plan = /** @type {any} */ (null);
    /** @type {any} */
    this.session = null;
    /** @type {Item[] | null} null until the server has answered */
    this.items = null;
    /** @type {import('../shared/q-notice.js').Answer | null} */
    this.answer = null;
    /** The name of the file that is on its way. */
    this.sending = '';
    /** The hash of the file that somebody is about to take away. */
    this.leaving = '';
  }

  connectedCallback() {
    super.connectedCallback();
    queueMicrotask(() => this.#load());
  }

  get path() {
    return `/api/offices/${encodeURIComponent(this.plan.office)}/media`;
  }

  #load() {
    return this.#ask(async () => (this.items = await api.get(this.path, { language: language() })));
  }

  /** @param {() => Promise<unknown>} question @returns {Promise<boolean>} */
  async #ask(question) {
    try {
      await question();
      return true;
    } catch (problem) {
      if (!(problem instanceof api.ApiProblem)) {
        throw problem;
      }
      this.answer = problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
      return false;
    }
  }

  render() {
    return html`${this.#files()} ${this.#screens()}`;
  }

  #files() {
    const items = this.items ?? [];
    return html`<section class="a-group">
      <h2>${TEXT('files')}</h2>
      <p class="a-hint">${TEXT('filesHint')}</p>
      <q-notice .answer=${this.answer} closable @q-dismiss=${() => (this.answer = null)}></q-notice>
      <div class="a-buttons">
        <label class="q-button q-primary a-upload">${this.sending ? TEXT('sending', { name: this.sending }) : TEXT('add')}
          <input type="file" multiple accept=${KINDS} data-test="upload" ?disabled=${this.sending !== ''} @change=${(/** @type {Event} */ event) => this.#chosen(/** @type {HTMLInputElement} */ (event.target))}>
        </label>
      </div>
      ${this.items && items.length === 0 ? html`<p class="q-soft" data-test="no-files">${TEXT('none')}</p>` : nothing}
      <ol class="a-rows">${items.map((item, index) => fileRow(item, index, items.length, this.path, this.plan.draft.screens, {
        change: (next) => this.#arrange(items.map((each) => (each === item ? { ...item, ...next } : each))),
        move: (by) => this.#arrange(moved(items, index, by)),
        leave: (wanted) => (this.leaving = wanted ? item.hash : ''),
        remove: () => this.#remove(item),
      }, this.leaving === item.hash))}</ol>
    </section>`;
  }

  /** @param {HTMLInputElement} input */
  async #chosen(input) {
    const files = [...(input.files ?? [])];
    input.value = '';
    const added = [];
    const refused = [];
    for (const file of files) {
      const problem = await this.#sent(file);
      (problem ? refused : added).push(problem || file.name);
    }
    this.sending = '';
    if (await this.#ask(async () => (this.items = await api.get(this.path, { language: language() })))) {
      this.answer = refused.length ? { tone: 'bad', text: refused.join(' ') } : { tone: 'good', text: TEXT('added', { name: added.join(', ') }) };
    }
  }

  /** Sends one file. @param {File} file @returns {Promise<string>} what stands against it, with its name; empty when it is there */
  async #sent(file) {
    const isFilm = file.type.startsWith('video/');
    const most = isFilm ? FILM_AT_MOST : PICTURE_AT_MOST;
    if (!KINDS.split(',').includes(file.type)) {
      return TEXT('unknown', { name: file.name });
    }
    if (file.size > most) {
      return TEXT('tooLarge', { name: file.name, n: most / 1e6 });
    }
    this.sending = file.name;
    const before = (this.items ?? []).map((each) => each.hash);
    this.answer = null;
    let there = '';
    const done = await this.#ask(async () => {
      const item = await api.upload(`${this.path}?requestId=${api.newRequestId()}&name=${encodeURIComponent(file.name)}`, file, { language: language() });
      there = before.includes(item.hash) ? TEXT('known', { name: file.name }) : '';
    });
    return done ? there : `${file.name}: ${this.answer?.text ?? t('entrance.serverGone')}`;
  }

  /** @param {Item[]} items */
  async #arrange(items) {
    this.items = items;
    const sent = items.map(({ hash, seconds, screens }) => ({ hash, seconds, screens }));
    if (!(await this.#ask(async () => (this.items = await api.put(this.path, { items: sent, requestId: api.newRequestId() }, { language: language() }))))) {
      await this.#load();
    }
  }

  /** @param {Item} item */
  async #remove(item) {
    this.leaving = '';
    if (await this.#ask(() => api.remove(`${this.path}/${item.hash}`, { language: language() }))) {
      await this.#load();
    }
  }

  #screens() {
    return html`<section class="a-group">
      <h2>${TEXT('screens')}</h2>
      <p class="a-hint">${TEXT('screensHint')}</p>
      <div class="a-rows">${this.plan.draft.screens.map((/** @type {any} */ screen, /** @type {number} */ index) => this.#screen(screen, index))}</div>
    </section>`;
  }

  /** @param {any} screen @param {number} index */
  #screen(screen, index) {
    const { look } = screen;
    const set = (/** @type {string} */ name, /** @type {any} */ value) => this.plan.edit((draft) => (draft.screens[index].look[name] = value));
    const options = (/** @type {string} */ name, /** @type {string[]} */ values) => /** @type {[string, string][]} */ (values.map((value) => [value, TEXT(`${name}.${value}`)]));
    return html`<div class="a-row" data-test="screen" data-screen=${screen.id}>
      <div class="a-row-head"><span>${screen.name}</span><a href="/board/${this.plan.office}?screen=${screen.id}" target="_blank" rel="noopener">${TEXT('preview')}</a></div>
      <div class="a-fields">
        ${choice(TEXT('layout'), look.layout, options('layout', ['auto', 'landscape', 'portrait', 'strip']), (value) => set('layout', value), { test: 'layout' })}
        ${choice(TEXT('theme'), look.theme, options('theme', ['night', 'day', 'contrast']), (value) => set('theme', value), { test: 'theme' })}
        ${choice(TEXT('languageMode'), look.languageMode, options('languageMode', ['together', 'alternating']), (value) => set('languageMode', value), { test: 'language-mode' })}
      </div>
      <fieldset class="a-languages"><legend>${TEXT('languages')}</legend>
        <div class="a-ticks">${languageOptions().map(([each, label]) => tick(look.languages[0] === each ? TEXT('leads', { language: label }) : label, look.languages.includes(each), (wanted) => set('languages', ticked(look.languages, each, wanted, 1))))}</div>
      </fieldset>
      <fieldset class="a-languages"><legend>${TEXT('counters')}</legend>
        <div class="a-ticks">${this.plan.draft.counters.map((/** @type {any} */ each) => tick(textOf(each.name), look.counters.length === 0 || look.counters.includes(each.id), (wanted) => set('counters', this.#countersWith(look.counters, each.id, wanted))))}</div>
      </fieldset>
      <div class="a-ticks">
        ${tick(TEXT('queues'), look.queues, (value) => set('queues', value), 'queues')}
        ${tick(TEXT('media'), look.media, (value) => set('media', value), 'plays')}
        ${tick(TEXT('speaks'), look.speaks, (value) => set('speaks', value), 'speaks')}
      </div>
    </div>`;
  }

  /** None named means all, so all ticked is none named. @param {string[]} chosen @param {string} id @param {boolean} wanted */
  #countersWith(chosen, id, wanted) {
    const all = this.plan.draft.counters.map((/** @type {any} */ each) => each.id);
    const next = ticked(chosen.length === 0 ? all : chosen, id, wanted, 1);
    return next.length === all.length ? [] : next;
  }
}

/** @param {string[]} list @param {string} value @param {boolean} wanted @param {number} least how many must stay */
function ticked(list, value, wanted, least) {
  const without = list.filter((each) => each !== value);
  return wanted ? [...without, value] : without.length < least ? list : without;
}

/** @template T @param {T[]} list @param {number} index @param {number} by @returns {T[]} */
function moved(list, index, by) {
  const next = list.slice();
  const [entry] = next.splice(index, 1);
  next.splice(index + by, 0, entry);
  return next;
}

customElements.define('q-admin-media', QAdminMedia);
