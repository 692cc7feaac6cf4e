// @ts-check
// Leads through the clips of a language: each is shown large, recorded with one key, heard at once and kept. The office's own voice grows clip by clip.
import * as api from '../shared/api.js';
import { language, t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { recordingsOf } from '../voice/own.js';
import { button } from './fields.js';
import { mastered, wav } from './mastering.js';
import { canRecord, Microphone } from './microphone.js';
import '../shared/q-notice.js';

const TEXT = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) => t('admin-voice.' + key, values);

/** @typedef {{name: string, text: string}} Clip `text` is what is to be said */
/** @typedef {import('../shared/q-notice.js').Answer} Answer */

class QRecorder extends PageElement {
  static properties = {
    office: {},
    language: {},
    clips: { attribute: false },
    recorded: { attribute: false },
    at: { state: true },
    state: { state: true },
    answer: { state: true },
  };

  constructor() {
    super();
    new Spoken(this);
    this.office = '';
    this.language = '';
    /** @type {Clip[]} */
    this.clips = [];
    /** @type {Set<string>} names of those that are there */
    this.recorded = new Set();
    this.at = -1;
    /** @type {'ready' | 'asking' | 'recording' | 'keeping'} */
    this.state = 'ready';
    /** @type {Answer | null} */
    this.answer = null;
    this.microphone = new Microphone();
    /** @type {{stop: () => void} | null} the recording under way */
    this.take = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.take?.stop();
    this.microphone.close();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('language') || this.at < 0) {
      this.#goTo(Math.max(0, this.clips.findIndex((each) => !this.recorded.has(each.name))));
    }
  }

  firstUpdated() {
    this.scrollIntoView({ block: 'center' });
    this.#focus();
  }

  get #clip() {
    return this.clips[this.at];
  }

  /** @param {Clip} clip */
  #address(clip) {
    return `${recordingsOf(this.office, this.language)}/${encodeURIComponent(clip.name)}`;
  }

  /** @param {number} at */
  #goTo(at) {
    if (this.state === 'ready' && at >= 0 && at < this.clips.length) {
      this.microphone.hush();
      this.at = at;
      this.answer = null;
    }
  }

  #focus() {
    /** @type {HTMLElement | null} */ (this.querySelector('[data-test="record"]'))?.focus({ preventScroll: true });
  }

  async #press() {
    if (this.state === 'recording') {
      this.take?.stop();
    } else if (this.state === 'ready') {
      const clip = this.#clip;
      await this.#attempt(async () => {
        this.state = 'asking';
        const take = await this.microphone.record();
        this.take = take;
        this.state = 'recording';
        const sound = await take.sound;
        if (this.isConnected) {
          await this.#keep(clip, sound);
        }
      });
    }
  }

  /** A file from elsewhere, for a machine without a microphone. @param {Event} event */
  async #choose(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const file = field.files?.[0];
    field.value = '';
    if (file && this.state === 'ready') {
      await this.#attempt(() => this.#keep(this.#clip, file));
    }
  }

  /** @param {Clip} clip @param {Blob} sound */
  async #keep(clip, sound) {
    this.state = 'keeping';
    const words = mastered(await this.microphone.samples(sound));
    if (!words) {
      this.answer = { tone: 'bad', key: 'admin-voice.nothingHeard' };
      return;
    }
    const file = wav(words);
    await api.upload(this.#address(clip), file, { language: language() }, 'PUT');
    this.recorded = new Set(this.recorded).add(clip.name);
    this.answer = { tone: 'good', text: TEXT('kept', { seconds: (words.length / 22050).toFixed(1) }) };
    this.dispatchEvent(new CustomEvent('q-recorded', { detail: this.recorded }));
    await this.microphone.play(await file.arrayBuffer());
  }

  async #listen() {
    await this.#attempt(async () => this.microphone.play(await api.getBytes(this.#address(this.#clip))));
  }

  async #remove() {
    const clip = this.#clip;
    await this.#attempt(async () => {
      await api.remove(this.#address(clip), { language: language() });
      const left = new Set(this.recorded);
      left.delete(clip.name);
      this.recorded = left;
      this.answer = { tone: 'calm', key: 'admin-voice.removed' };
      this.dispatchEvent(new CustomEvent('q-recorded', { detail: left }));
    });
  }

  /** @param {() => Promise<void>} deed */
  async #attempt(deed) {
    this.answer = null;
    try {
      await deed();
    } catch (problem) {
      this.answer = refusal(problem);
    }
    this.take = null;
    this.state = 'ready';
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.#goTo(this.at + step);
      this.#focus();
    }
  }

  render() {
    if (!this.#clip) {
      return nothing;
    }
    return html`<div class="q-card a-recorder" data-test="recorder" data-state=${this.state} @keydown=${(/** @type {KeyboardEvent} */ event) => this.#key(event)}>
      <p class="q-note q-soft a-count" data-test="place">${TEXT('place', { n: this.at + 1, all: this.clips.length })}</p>
      <p class="a-say" lang=${this.language} aria-live="polite" data-test="say">${this.#clip.text}</p>
      ${canRecord() ? this.#recordButton() : html`<q-notice .answer=${{ tone: 'calm', key: 'admin-voice.noMicrophone' }}></q-notice>`}
      ${this.#others()}
      <q-notice .answer=${this.answer}></q-notice>
      ${this.#overview()}
    </div>`;
  }

  #recordButton() {
    const isRecording = this.state === 'recording';
    return html`<button type="button" class="q-button ${isRecording ? 'q-danger' : 'q-primary'} a-record" data-test="record" aria-pressed=${isRecording} aria-disabled=${this.state === 'asking' || this.state === 'keeping'} @click=${() => this.#press()}>
      ${icon('voice')}<span>${TEXT({ ready: this.recorded.has(this.#clip.name) ? 'again' : 'record', asking: 'asking', recording: 'stop', keeping: 'keeping' }[this.state])}</span>
    </button>
    <p class="a-hint">${TEXT('keys')}</p>`;
  }

  #others() {
    const isThere = this.recorded.has(this.#clip.name);
    const busy = this.state !== 'ready';
    return html`<div class="a-buttons">
      ${button(icon('arrow-left'), TEXT('back'), () => this.#goTo(this.at - 1), { disabled: busy || this.at === 0, test: 'back' })}
      ${button(icon('play'), TEXT('listen'), () => this.#listen(), { disabled: busy || !isThere, test: 'listen' })}
      ${button(icon('x'), TEXT('remove'), () => this.#remove(), { disabled: busy || !isThere, test: 'remove-clip' })}
      <label class="q-button a-upload"><input type="file" accept="audio/*" data-test="file" ?disabled=${busy} @change=${(/** @type {Event} */ event) => this.#choose(event)}><span>${TEXT('file')}</span></label>
      ${button(nothing, TEXT('next'), () => (this.#goTo(this.at + 1), this.#focus()), { disabled: busy || this.at === this.clips.length - 1, test: 'next' })}
    </div>`;
  }

  #overview() {
    return html`<ol class="a-clips" aria-label=${TEXT('allClips')}>
      ${this.clips.map(
        (clip, index) => html`<li><button type="button" class="a-clip" lang=${this.language} aria-current=${index === this.at ? 'step' : nothing} data-done=${this.recorded.has(clip.name)} ?disabled=${this.state !== 'ready'} @click=${() => this.#goTo(index)}>
          ${this.recorded.has(clip.name) ? html`${icon('check')}<span class="q-hidden-text" lang=${language()}>${TEXT('isRecorded')}</span>` : nothing}<span>${clip.text}</span>
        </button></li>`,
      )}
    </ol>`;
  }
}

/** @param {unknown} problem @returns {Answer} */
function refusal(problem) {
  if (problem instanceof api.ApiProblem) {
    return problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
  }
  const name = problem instanceof Error || problem instanceof DOMException ? problem.name : '';
  /** @type {Record<string, string>} */
  const known = { NotAllowedError: 'notAllowed', NotFoundError: 'noDevice', NotReadableError: 'noDevice', EncodingError: 'noSound', AbortError: 'brokeOff' };
  if (!known[name]) {
    throw problem;
  }
  return { tone: 'bad', key: 'admin-voice.' + known[name] };
}

customElements.define('q-recorder', QRecorder);
