// @ts-check
// The foot of the admin page: whether there are changes, and the two things one can do with them.
import { t } from '../shared/i18n.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { Planned } from './plan.js';
import '../shared/q-notice.js';

class QSave extends PageElement {
  static properties = { plan: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    new Planned(this);
    /** @type {import('./plan.js').Plan} */
    this.plan = /** @type {any} */ (null);
  }

  render() {
    const { dirty, busy, answer, draft } = this.plan;
    return html`<div class="a-save" ?data-open=${(dirty || answer !== null) && draft !== null} data-test="save-bar">
      <q-notice .answer=${draft ? answer : null}></q-notice>
      ${dirty
        ? html`<div class="a-save-row">
            <p class="a-save-words">${t('admin.unsaved')}</p>
            <button type="button" class="q-button" data-test="discard" aria-disabled=${busy} @click=${() => busy || this.plan.discard()}>${t('admin.discard')}</button>
            <button type="button" class="q-button q-primary" data-test="save" aria-busy=${busy} aria-disabled=${busy} @click=${() => this.plan.save()}>${t('admin.save')}</button>
          </div>`
        : nothing}
    </div>`;
  }
}

customElements.define('q-save', QSave);
