// @ts-check
// The office file: kept as a copy, taken to another machine, read back. What a file says becomes the draft of this page, and is in force when that is saved.
import * as api from '../shared/api.js';
import { language, t } from '../shared/i18n.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { Planned } from './plan.js';
import '../shared/q-notice.js';

const TEXT = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) => t('admin-file.' + key, values);

class QAdminFile extends PageElement {
  static properties = { plan: { attribute: false }, session: { attribute: false }, answer: { state: true }, problems: { state: true }, busy: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    new Planned(this);
    /** @type {import('./plan.js').Plan} */
    this.plan = /** @type {any} */ (null);
    /** @type {any} */
    this.session = null;
    /** @type {import('../shared/q-notice.js').Answer | null} */
    this.answer = null;
    /** @type {string[]} what keeps a file from being used, one sentence each */
    this.problems = [];
    this.busy = false;
  }

  get path() {
    return `/api/offices/${encodeURIComponent(this.plan.office)}/file`;
  }

  /** @param {HTMLInputElement} input */
  async #chosen(input) {
    const file = input.files?.[0];
    input.value = '';
    if (!file) {
      return;
    }
    this.busy = true;
    this.answer = null;
    this.problems = [];
    try {
      const read = await api.upload(this.path, file, { language: language() });
      this.plan.edit((draft) => Object.assign(draft, read.plan));
      const key = !this.plan.dirty ? 'same' : read.staff.length > 0 ? 'readWithStaff' : 'read';
      this.answer = { tone: 'good', text: TEXT(key, { name: file.name, n: read.staff.length }) };
    } catch (problem) {
      this.#refused(problem, file.name);
    }
    this.busy = false;
  }

  /** @param {unknown} problem @param {string} name */
  #refused(problem, name) {
    if (!(problem instanceof api.ApiProblem)) {
      throw problem;
    }
    if (problem.code === 'plan.unusable' && problem.detail) {
      this.answer = { tone: 'bad', text: TEXT('unusable', { name }) };
      this.problems = problem.detail.split(/\r?\n/);
    } else {
      this.answer = problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
    }
  }

  render() {
    return html`<section class="a-group"><h2>${TEXT('export')}</h2>
        <p>${TEXT('exportHint')}</p>
        <div class="a-buttons"><a class="q-button" href=${this.path} download data-test="export">${TEXT('exportButton')}</a></div>
        ${this.plan.dirty ? html`<p class="a-hint">${TEXT('unsavedHint')}</p>` : nothing}
      </section>
      <section class="a-group"><h2>${TEXT('import')}</h2>
        <p>${TEXT('importHint')}</p>
        <div class="a-buttons">
          <label class="q-button a-upload">${this.busy ? TEXT('reading') : TEXT('importButton')}
            <input type="file" accept=".yaml,.yml,.json" data-test="import" ?disabled=${this.busy} @change=${(/** @type {Event} */ event) => this.#chosen(/** @type {HTMLInputElement} */ (event.target))}>
          </label>
        </div>
        <q-notice .answer=${this.answer} data-test="file-answer"></q-notice>
        ${this.problems.length ? html`<ul class="a-problems" data-test="problems">${this.problems.map((each) => html`<li>${each}</li>`)}</ul>` : nothing}
      </section>`;
  }
}

customElements.define('q-admin-file', QAdminFile);
