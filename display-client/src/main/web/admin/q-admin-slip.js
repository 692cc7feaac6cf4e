// @ts-check
// The slip designer: a list of parts on the left, on the right the very dots that will be printed.
import * as api from '../shared/api.js';
import { language, t, textOf } from '../shared/i18n.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { button, choice, words } from './fields.js';
import { Planned } from './plan.js';
import './q-slip-parts.js';
import './q-slip-preview.js';

class QAdminSlip extends PageElement {
  static properties = { plan: { attribute: false }, session: { attribute: false }, scope: { state: true }, usual: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    new Planned(this);
    /** @type {import('./plan.js').Plan} */
    this.plan = /** @type {any} */ (null);
    /** @type {any} */
    this.session = null;
    /** The service whose slips are laid out, '' for those of all that have no template of their own. */
    this.scope = '';
    /** @type {any} the usual template */
    this.usual = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#fetch();
  }

  async #fetch() {
    try {
      this.usual = await api.get('/api/slip/usual', { language: language() });
    } catch (problem) {
      if (!(problem instanceof api.ApiProblem)) {
        throw problem;
      }
      if (problem.unanswered && this.isConnected) {
        setTimeout(() => this.#fetch(), 2000);
      }
    }
  }

  render() {
    const { services, settings } = this.plan.draft;
    const options = /** @type {[string, string][]} */ ([['', t('admin-slip.allServices')], ...services.map((/** @type {any} */ each) => [each.id, textOf(each.name)])]);
    const template = this.#template;
    return template === null
      ? nothing
      : html`<div class="a-designer">
          <div class="a-group">
            <div class="a-fields">
              ${choice(t('admin-slip.scope'), this.scope, options, (value) => (this.scope = value), { test: 'scope' })}
              ${choice(t('admin-slip.languages'), template.languages, [['both', t('admin-slip.languages.both')], ['own', t('admin-slip.languages.own')]], (value) => this.#change((each) => (each.languages = value)), { test: 'languages' })}
            </div>
            ${this.#origin()}
            <q-slip-parts .template=${template} @q-template=${(/** @type {CustomEvent} */ event) => this.#change((each) => Object.assign(each, event.detail))}></q-slip-parts>
            ${words(t('admin-slip.footer'), settings.slipFooter, (value) => this.plan.edit((draft) => (draft.settings.slipFooter = value)), { hint: t('admin-slip.footerHint'), test: 'footer' })}
          </div>
          <q-slip-preview .plan=${this.plan} .scope=${this.scope}></q-slip-preview>
        </div>`;
  }

  /** Whose template this is, and the way back to the one behind it. */
  #origin() {
    const slip = this.plan.draft.settings.slip;
    const own = this.scope ? slip.services[this.scope] : slip.template;
    const key = own ? (this.scope ? 'ownOfService' : 'ownOfOffice') : this.scope ? 'asOffice' : 'asUsual';
    return html`<div class="a-buttons">
      <p class="q-soft" data-test="origin">${t('admin-slip.' + key)}</p>
      ${own ? button(nothing, t(this.scope ? 'admin-slip.toOffice' : 'admin-slip.toUsual'), () => this.#reset(), { test: 'reset' }) : nothing}
    </div>`;
  }

  get #template() {
    const slip = this.plan.draft.settings.slip;
    return (this.scope && slip.services[this.scope]) || slip.template || this.usual;
  }

  /** @param {(template: any) => void} change */
  #change(change) {
    const template = structuredClone(this.#template);
    change(template);
    this.plan.edit(({ settings }) => {
      if (this.scope) {
        settings.slip.services = { ...settings.slip.services, [this.scope]: template };
      } else {
        settings.slip.template = template;
      }
    });
  }

  #reset() {
    this.plan.edit(({ settings }) => {
      if (this.scope) {
        const { [this.scope]: own, ...others } = settings.slip.services;
        settings.slip.services = others;
      } else {
        settings.slip.template = null;
      }
    });
  }
}

customElements.define('q-admin-slip', QAdminSlip);
