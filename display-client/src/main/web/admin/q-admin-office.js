// @ts-check
// What the office is called, when it issues tickets, how its queue runs.
import { t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { button, choice, languageOptions, number, text, tick, words } from './fields.js';
import { Planned } from './plan.js';
import './q-hours.js';

const TEXT = (/** @type {string} */ key) => t('admin-office.' + key);

/** The whole numbers of the settings: their name, least and most. @type {[string, number, number][]} */
const NUMBERS = [
  ['maxWaitMinutes', 1, 600],
  ['maxRecalls', 0, 20],
  ['recallEverySeconds', 0, 120],
  ['undoSeconds', 0, 600],
  ['requeueHoldOffMinutes', 0, 120],
  ['reinstatePlaces', 0, 50],
  ['askWhenAhead', 0, 500],
  ['announcementSeconds', 1, 60],
];

class QAdminOffice extends PageElement {
  static properties = { plan: { attribute: false }, session: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    new Planned(this);
    /** @type {import('./plan.js').Plan} */
    this.plan = /** @type {any} */ (null);
    /** @type {any} */
    this.session = null;
  }

  render() {
    return html`${this.#names()} ${this.#hours()} ${this.#queue()} ${this.#phone()}`;
  }

  #names() {
    const { office, settings } = this.plan.draft;
    return html`<section class="a-group">
      <h2>${TEXT('names')}</h2>
      <div class="a-fields">
        ${words(TEXT('name'), office.name, (value) => this.#edit((draft) => (draft.office.name = value ?? { vi: '' })), { test: 'office-name' })}
        ${words(TEXT('ticker'), settings.ticker, (value) => this.#set('ticker', value), { test: 'ticker', hint: TEXT('tickerHint') })}
      </div>
      <fieldset class="a-languages"><legend>${TEXT('header')}</legend><p class="a-hint">${TEXT('headerHint')}</p>
        ${office.header.map((/** @type {any} */ line, /** @type {number} */ index) => this.#headerLine(line, index))}
        <div class="a-buttons">${button(nothing, TEXT('addLine'), () => this.#edit((draft) => draft.office.header.push({ vi: '', en: null, km: null })), { disabled: office.header.length >= 3, test: 'add-line' })}</div>
      </fieldset>
      <fieldset class="a-languages"><legend>${TEXT('languages')}</legend><p class="a-hint">${TEXT('languagesHint')}</p>
        <div class="a-ticks">${this.#languages(office.languages, (list) => this.#edit((draft) => (draft.office.languages = list)))}</div>
      </fieldset>
    </section>`;
  }

  /** @param {any} line @param {number} index */
  #headerLine(line, index) {
    return html`<div class="c-with-button">
      ${text(t('admin-office.line', { n: index + 1 }), line.vi, (value) => this.#edit((draft) => (draft.office.header[index].vi = value)), { test: 'header-line' })}
      ${button(icon('x'), t('admin.remove'), () => this.#edit((draft) => draft.office.header.splice(index, 1)), { hidden: true, className: 'a-small', disabled: this.plan.draft.office.header.length < 2 })}
    </div>`;
  }

  /** Ticks in the order of the list: the first one is at rest. @param {string[]} chosen @param {(list: string[]) => void} on */
  #languages(chosen, on) {
    return html`${languageOptions().map(([each, label]) =>
      tick(
        chosen[0] === each ? t('admin-office.first', { language: label }) : label,
        chosen.includes(each),
        (wanted) => on(wanted ? [...chosen, each] : chosen.length > 1 ? chosen.filter((other) => other !== each) : chosen),
      ),
    )}`;
  }

  #hours() {
    return html`<section class="a-group"><h2>${TEXT('hours')}</h2><q-hours .plan=${this.plan}></q-hours></section>`;
  }

  #queue() {
    const { settings } = this.plan.draft;
    const rules = /** @type {[string, string][]} */ (['head-start', 'interleave', 'strict'].map((rule) => [rule, TEXT('rule.' + rule)]));
    return html`<section class="a-group">
      <h2>${TEXT('queue')}</h2>
      <div class="a-fields">
        ${choice(TEXT('callingRule'), settings.callingRule, rules, (value) => this.#set('callingRule', value), { test: 'calling-rule', hint: TEXT('ruleHint.' + settings.callingRule) })}
        ${settings.callingRule === 'interleave' ? number(TEXT('interleave'), settings.interleave, (value) => this.#set('interleave', value), { min: 1, max: 20 }) : nothing}
        ${text(TEXT('dayStart'), settings.dayStart, (value) => this.#set('dayStart', value || '00:00'), { type: 'time', hint: TEXT('dayStartHint') })}
        ${NUMBERS.map(([name, min, max]) => number(TEXT(name), settings[name], (value) => this.#set(name, value), { min, max, test: name, hint: TEXT(name + 'Hint') }))}
      </div>
    </section>`;
  }

  #phone() {
    const { phone } = this.plan.draft.settings;
    return html`<section class="a-group">
      <h2>${TEXT('phone')}</h2>
      ${tick(TEXT('push'), phone.push, (value) => this.#set('phone', { ...phone, push: value }), 'push')}
      <p class="a-hint">${TEXT('pushHint')}</p>
    </section>`;
  }

  /** @param {string} name @param {any} value */
  #set(name, value) {
    this.#edit((draft) => (draft.settings[name] = value));
  }

  /** @param {(draft: any) => void} change */
  #edit(change) {
    this.plan.edit(change);
  }
}

customElements.define('q-admin-office', QAdminOffice);
