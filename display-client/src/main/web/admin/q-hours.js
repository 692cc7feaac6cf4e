// @ts-check
// When tickets are issued: the windows of each day of the week, and of single dates.
import { t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, live, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { button, text, tick } from './fields.js';
import { Planned } from './plan.js';

/** @typedef {{from: string, to: string}} Window */

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const TEXT = (/** @type {string} */ key) => t('admin-office.' + key);

class QHours extends PageElement {
  static properties = { plan: { attribute: false }, date: { state: true } };

  constructor() {
    super();
    new Spoken(this);
    new Planned(this);
    /** @type {import('./plan.js').Plan} */
    this.plan = /** @type {any} */ (null);
    /** The date that is about to be added. */
    this.date = '';
  }

  render() {
    const { hours } = this.plan.draft;
    return html`<div class="a-group">
      ${tick(TEXT('always'), hours.always, (value) => this.plan.edit((draft) => (draft.hours.always = value)), 'always')}
      ${hours.always ? nothing : html`${this.#week(hours)} ${this.#dates(hours)}`}
    </div>`;
  }

  /** @param {any} hours */
  #week(hours) {
    return html`<div class="a-rows">
      ${DAYS.map((day) => this.#day(TEXT('day.' + day), hours.week[day] ?? [], (windows) => this.#edit('week', day, windows.length ? windows : null), day, nothing))}
    </div>`;
  }

  /** @param {any} hours */
  #dates(hours) {
    const add = () => {
      this.#edit('exceptions', this.date, []);
      this.date = '';
    };
    return html`<h3>${TEXT('dates')}</h3>
      <p class="a-hint">${TEXT('datesHint')}</p>
      <div class="a-rows">
        ${Object.keys(hours.exceptions)
          .sort()
          .map((date) =>
            this.#day(`${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`, hours.exceptions[date], (windows) => this.#edit('exceptions', date, windows), date, button(icon('x'), t('admin.remove'), () => this.#edit('exceptions', date, null), { hidden: true, className: 'a-small q-plain' })),
          )}
      </div>
      <div class="a-buttons">
        ${text(TEXT('date'), this.date, (value) => (this.date = value), { type: 'date', test: 'date' })}
        ${button(nothing, TEXT('addDate'), add, { disabled: !this.date || this.date in hours.exceptions, test: 'add-date' })}
      </div>`;
  }

  /** @param {string} name @param {Window[]} windows @param {(windows: Window[]) => void} on @param {string} test @param {unknown} end */
  #day(name, windows, on, test, end) {
    const set = (/** @type {number} */ index, /** @type {Partial<Window>} */ part) => on(windows.map((each, at) => (at === index ? { ...each, ...part } : each)));
    return html`<div class="a-day" data-test="day-${test}">
      <p>${name}</p>
      <div class="a-buttons">
        ${windows.length === 0 ? html`<span class="q-soft">${TEXT('closed')}</span>` : nothing}
        ${windows.map(
          (window, index) => html`<span class="a-window">
            ${time(`${name}, ${TEXT('from')}`, window.from, (from) => set(index, { from }))} <span aria-hidden="true">–</span> ${time(`${name}, ${TEXT('to')}`, window.to, (to) => set(index, { to }))}
            ${button(icon('x'), `${t('admin.remove')}: ${name}`, () => on(windows.filter((_, at) => at !== index)), { hidden: true, className: 'a-small q-plain' })}
          </span>`,
        )}
        ${button(nothing, TEXT('addWindow'), () => on([...windows, windows.length ? { from: '13:00', to: '16:00' } : { from: '07:00', to: '11:00' }]), { className: 'a-small q-plain', disabled: windows.length >= 4, test: 'add-window' })}${end}
      </div>
    </div>`;
  }

  /** @param {'week' | 'exceptions'} where @param {string} day @param {Window[] | null} windows null takes the day out */
  #edit(where, day, windows) {
    this.plan.edit((draft) => {
      const { [day]: before, ...others } = draft.hours[where];
      draft.hours[where] = windows === null ? others : { ...others, [day]: windows };
    });
  }
}

/** @param {string} label @param {string} value @param {(value: string) => void} on */
function time(label, value, on) {
  return html`<input class="q-field a-time" type="time" aria-label=${label} required .value=${live(value.slice(0, 5))} @change=${(/** @type {Event} */ event) => {
    const wanted = /** @type {HTMLInputElement} */ (event.target).value;
    if (wanted) {
      on(wanted);
    }
  }}>`;
}

customElements.define('q-hours', QHours);
