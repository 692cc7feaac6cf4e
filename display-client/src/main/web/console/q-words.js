// @ts-check
// What the supervisor wrote to this counter. It stays until the officer says that it was seen.
import { clockTime } from '../shared/format.js';
import { t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, PageElement, repeat } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';

class QWords extends PageElement {
  static properties = { notes: { attribute: false }, pressing: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any[]} `notes` of docs/protocol/counter.json */
    this.notes = [];
    /** The press on its way, or null. @type {{name: string} | null} */
    this.pressing = null;
  }

  render() {
    return html`<div role="status" class="c-alarms">
      ${repeat(
        this.notes,
        (note) => note.id,
        (note) => html`<div class="q-notice c-alarm" data-test="words">
          ${icon('note')}
          <div class="c-alarm-words"><p><strong>${note.words}</strong></p><p class="q-note">${t('console.wordsFrom', { name: note.author, time: clockTime(note.sentAt) })}</p></div>
          <div class="c-alarm-answers"><button type="button" class="q-button" data-test="words-seen" aria-disabled=${this.pressing !== null} @click=${() => this.#seen(note.id)}>${icon('check')}<span>${t('console.wordsSeen')}</span></button></div>
        </div>`,
      )}
    </div>`;
  }

  /** @param {string} note */
  #seen(note) {
    if (this.pressing === null) {
      this.dispatchEvent(new CustomEvent('q-seen', { detail: note }));
    }
  }
}

customElements.define('q-words', QWords);
