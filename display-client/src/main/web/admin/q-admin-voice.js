// @ts-check
// How calls are spoken, how loud at which hour, and the office's own voice: settings are part of the plan and saved with it, recordings are kept at once.
import * as api from '../shared/api.js';
import { inLanguage, LANGUAGES, language, t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { chimes } from '../voice/chime.js';
import { recordingsOf } from '../voice/own.js';
import { readers } from '../voice/readers.js';
import { invitationOf } from '../voice/score.js';
import { openSpeaker } from '../voice/speaker.js';
import { button, choice, languageOptions, move, number, text, tick } from './fields.js';
import { Planned } from './plan.js';
import './q-recorder.js';

const TEXT = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) => t('admin-voice.' + key, values);
const nameOf = (/** @type {string} */ each) => inLanguage(each, 'common.languageName');

/** Loudspeakers are few in a browser, so one is kept. @type {Map<string, ReturnType<typeof openSpeaker>>} by office */
const speakers = new Map();

/** @param {string} office */
function speakerOf(office) {
  const speaker = speakers.get(office) ?? openSpeaker(() => undefined, office);
  speakers.set(office, speaker);
  return speaker;
}

class QAdminVoice extends PageElement {
  static properties = { plan: { attribute: false }, session: { attribute: false }, recording: { state: true }, recorded: { state: true }, playing: { state: true }, answer: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    new Planned(this);
    /** @type {import('./plan.js').Plan} */
    this.plan = /** @type {any} */ (null);
    /** @type {any} */
    this.session = null;
    /** The language that is being recorded. @type {string | null} */
    this.recording = null;
    /** Names of the clips that are there, by language; none until they were asked for. @type {Record<string, Set<string>>} */
    this.recorded = {};
    /** @type {import('../shared/q-notice.js').Answer | null} */
    this.answer = null;
    this.playing = false;
    this.asked = '';
  }

  get #voice() {
    return this.plan.draft.settings.voice;
  }

  /** @param {string} name @param {unknown} value */
  #set(name, value) {
    this.plan.edit((draft) => (draft.settings.voice[name] = value));
  }

  willUpdate() {
    if (this.plan.draft && this.asked !== this.plan.office) {
      this.asked = this.plan.office;
      this.recording = null;
      this.recorded = {};
      this.#ask();
    }
  }

  async #ask() {
    try {
      const lists = await Promise.all(LANGUAGES.map((each) => api.get(recordingsOf(this.plan.office, each), { language: language() })));
      this.recorded = Object.fromEntries(LANGUAGES.map((each, index) => [each, new Set(lists[index].map((/** @type {any} */ clip) => clip.clip))]));
    } catch (problem) {
      if (!(problem instanceof api.ApiProblem)) {
        throw problem;
      }
      this.answer = problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
    }
  }

  /** What is there to record in a language, in the order of a complete pack; then, for whoever wants it, an invitation to each service in its own words. @param {string} spoken */
  #clips(spoken) {
    const words = readers[spoken].clips;
    const services = this.plan.base.services.map((/** @type {any} */ service) => ({
      name: invitationOf(service.id),
      text: `${service.name[spoken] || service.name.vi}, ${words[0]}`,
    }));
    return [...words.map((clip) => ({ name: clip, text: clip })), ...services];
  }

  /** An example of a call, as the draft has it. */
  async #hear() {
    this.playing = true;
    const speaker = speakerOf(this.plan.office);
    speaker.wake();
    const voice = { ...this.#voice, volume: [], own: Object.fromEntries(this.#voice.own.map((/** @type {string} */ each) => [each, String(this.recorded[each]?.size)])) };
    const series = this.plan.base.series[0];
    await speaker.say({ seq: 0, number: `${series?.prefix ?? 'A'}015`, counter: 2, language: null, service: '' }, voice);
    this.playing = false;
  }

  render() {
    return html`${this.#manner()} ${this.#loudness()} ${this.#own()}`;
  }

  #manner() {
    const voice = this.#voice;
    return html`<section class="a-group">
      <h2>${TEXT('manner')}</h2>
      ${this.#languages(voice.languages)}
      <div class="a-fields">
        ${choice(TEXT('dialect'), voice.dialect, ['north', 'south'].map((each) => [each, TEXT('dialect.' + each)]), (value) => this.#set('dialect', value))}
        ${choice(TEXT('numbers'), voice.numbers, ['digits', 'full'].map((each) => [each, TEXT('numbers.' + each)]), (value) => this.#set('numbers', value))}
        ${choice(TEXT('chime'), voice.chime, chimes.map((each) => [each, TEXT('chime.' + each)]), (value) => this.#set('chime', value), { test: 'chime' })}
        ${number(TEXT('repeat'), voice.repeat, (value) => this.#set('repeat', value), { min: 1, max: 3 })}
      </div>
      <div class="a-buttons">${button(icon('play'), TEXT('hear'), () => this.#hear(), { disabled: this.playing, test: 'hear' })}</div>
    </section>`;
  }

  /** In the order in which they are spoken. @param {string[]} chosen */
  #languages(chosen) {
    const others = LANGUAGES.filter((each) => !chosen.includes(each));
    const change = (/** @type {(list: string[]) => void} */ deed) => {
      const list = [...chosen];
      deed(list);
      this.#set('languages', list);
    };
    return html`<fieldset class="a-languages"><legend>${TEXT('languages')}</legend><p class="a-hint">${TEXT('languagesHint')}</p>
      <ol class="a-rows">${chosen.map(
        (each, index) => html`<li class="a-row-head a-spoken" data-test="spoken" data-language=${each}><span>${index + 1}. <span lang=${each}>${nameOf(each)}</span></span>
          ${button(icon('arrow-up'), TEXT('earlier', { name: nameOf(each) }), () => change((list) => move(list, index, -1)), { hidden: true, className: 'a-small', disabled: index === 0, test: 'earlier' })}
          ${button(icon('arrow-down'), TEXT('later', { name: nameOf(each) }), () => change((list) => move(list, index, 1)), { hidden: true, className: 'a-small', disabled: index === chosen.length - 1 })}
          ${button(icon('x'), TEXT('notSpoken', { name: nameOf(each) }), () => change((list) => list.splice(index, 1)), { hidden: true, className: 'a-small', disabled: chosen.length === 1 })}
        </li>`,
      )}</ol>
      <div class="a-buttons">${others.map((each) => button(nothing, TEXT('speak', { name: nameOf(each) }), () => change((list) => list.push(each)), { test: 'speak-' + each }))}</div>
    </fieldset>`;
  }

  #loudness() {
    const { volume } = this.#voice;
    const change = (/** @type {(list: any[]) => void} */ deed) => {
      const list = structuredClone(volume);
      deed(list);
      this.#set('volume', list);
    };
    return html`<section class="a-group">
      <h2>${TEXT('volume')}</h2>
      <p class="a-hint">${TEXT('volumeHint')}</p>
      ${volume.map(
        (/** @type {any} */ span, /** @type {number} */ index) => html`<div class="a-volume" data-test="volume">
          ${text(TEXT('from'), span.from, (value) => change((list) => (list[index].from = value)), { type: 'time', test: 'from' })}
          ${text(TEXT('to'), span.to, (value) => change((list) => (list[index].to = value)), { type: 'time', test: 'to' })}
          ${number(TEXT('percent'), span.percent, (value) => change((list) => (list[index].percent = value)), { min: 0, max: 100, test: 'percent' })}
          ${button(icon('x'), t('admin.remove'), () => change((list) => list.splice(index, 1)), { hidden: true, className: 'a-small' })}
        </div>`,
      )}
      <div class="a-buttons">${button(nothing, TEXT('addVolume'), () => change((list) => list.push({ from: '11:30', to: '13:30', percent: 60 })), { disabled: volume.length >= 12, test: 'add-volume' })}</div>
    </section>`;
  }

  #own() {
    return html`<section class="a-group">
      <h2>${TEXT('own')}</h2>
      <p>${TEXT('ownHint')}</p>
      <q-notice .answer=${this.answer}></q-notice>
      <ul class="a-rows">${languageOptions().map(([each, name]) => this.#pack(each, name))}</ul>
    </section>`;
  }

  /** @param {string} each @param {string} name */
  #pack(each, name) {
    const there = this.recorded[each] ?? new Set();
    const words = readers[each].clips;
    const done = words.filter((clip) => there.has(clip)).length;
    const isOpen = this.recording === each;
    const own = this.#voice.own;
    return html`<li class="a-row" data-test="pack-${each}">
      <div class="a-row-head a-pack-head">
        <span>${name}</span>
        <span class="q-note q-soft" data-test="done">${TEXT('done', { n: done, all: words.length })}</span>
        <progress max=${words.length} value=${done} aria-label=${TEXT('progress', { name })}></progress>
        ${button(icon('voice'), isOpen ? TEXT('close') : TEXT('open', { name }), () => (this.recording = isOpen ? null : each), { disabled: !this.recorded[each], test: 'record-' + each })}
      </div>
      ${tick(TEXT('use', { name }), own.includes(each), (wanted) => this.#set('own', wanted ? [...own, each] : own.filter((/** @type {string} */ other) => other !== each)), 'use-' + each)}
      ${isOpen
        ? html`<q-recorder .office=${this.plan.office} .language=${each} .clips=${this.#clips(each)} .recorded=${there} @q-recorded=${(/** @type {CustomEvent} */ event) => (this.recorded = { ...this.recorded, [each]: event.detail })}></q-recorder>`
        : nothing}
    </li>`;
  }
}

customElements.define('q-admin-voice', QAdminVoice);
