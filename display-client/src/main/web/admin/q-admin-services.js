// @ts-check
// What visitors queue for, and which counter serves what.
import { t, textOf } from '../shared/i18n.js';
import { icon, serviceIcon } from '../shared/icon.js';
import { html, nothing, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { button, choice, freeId, move, number, text, words } from './fields.js';
import { Planned } from './plan.js';

const ICONS = ['stamp', 'family', 'land', 'care', 'shop', 'id-card', 'result', 'file'];
const STATUSES = ['open', 'closed', 'hidden'];
const TEXT = (/** @type {string} */ key) => t('admin-services.' + key);

class QAdminServices extends PageElement {
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
    const { services, counters } = this.plan.draft;
    return html`<section class="a-group"><h2>${TEXT('services')}</h2>
        <div class="a-rows">${services.map((/** @type {any} */ each, /** @type {number} */ index) => this.#service(each, index))}</div>
        <div class="a-buttons">${button(nothing, TEXT('addService'), () => this.#addService(), { test: 'add-service' })}</div>
      </section>
      <section class="a-group"><h2>${TEXT('counters')}</h2>
        <div class="a-rows">${counters.map((/** @type {any} */ each, /** @type {number} */ index) => this.#counter(each, index))}</div>
        <div class="a-buttons">${button(nothing, TEXT('addCounter'), () => this.#addCounter(), { test: 'add-counter' })}</div>
      </section>`;
  }

  /** @param {any} service @param {number} index */
  #service(service, index) {
    const { services, series } = this.plan.draft;
    const set = (/** @type {object} */ part) => this.#edit((draft) => Object.assign(draft.services[index], part));
    const icons = /** @type {[string, string][]} */ (ICONS.map((each) => [each, TEXT('icon.' + each)]));
    const statuses = /** @type {[string, string][]} */ (STATUSES.map((each) => [each, TEXT('status.' + each)]));
    const numbers = series.find((/** @type {any} */ each) => each.id === service.series);
    return html`<div class="a-row" data-test="service" data-id=${service.id}>
      <div class="a-row-head">
        <p>${serviceIcon(service.icon)} ${textOf(service.name)} <span class="q-soft q-note">${service.id}</span></p>
        ${button(icon('arrow-up'), `${t('admin-services.up')}: ${textOf(service.name)}`, () => this.#edit((draft) => move(draft.services, index, -1)), { hidden: true, className: 'a-small q-plain', disabled: index === 0 })}
        ${button(icon('arrow-down'), `${t('admin-services.down')}: ${textOf(service.name)}`, () => this.#edit((draft) => move(draft.services, index, 1)), { hidden: true, className: 'a-small q-plain', disabled: index === services.length - 1 })}
      </div>
      <div class="a-fields">
        ${words(TEXT('name'), service.name, (name) => set({ name: name ?? { vi: '' } }), { test: 'service-name' })}
        ${choice(TEXT('status'), service.status, statuses, (status) => set({ status }), { test: 'service-status', hint: TEXT('statusHint') })}
        ${number(TEXT('usualMinutes'), service.usualMinutes, (usualMinutes) => set({ usualMinutes }), { min: 1, max: 240, test: 'service-minutes', hint: TEXT('usualMinutesHint') })}
        ${choice(TEXT('icon'), ICONS.includes(service.icon) ? service.icon : 'file', icons, (wanted) => set({ icon: wanted }))}
        ${numbers ? text(TEXT('prefix'), numbers.prefix, (prefix) => this.#edit((draft) => (draft.series.find((/** @type {any} */ each) => each.id === service.series).prefix = prefix.toUpperCase())), { max: 3, hint: TEXT('prefixHint'), test: 'service-prefix' }) : nothing}
        ${service.status === 'closed' ? words(TEXT('closedReason'), service.closedReason, (closedReason) => set({ closedReason })) : nothing}
      </div>
    </div>`;
  }

  /** @param {any} counter @param {number} index */
  #counter(counter, index) {
    const set = (/** @type {object} */ part) => this.#edit((draft) => Object.assign(draft.counters[index], part));
    const tiers = /** @type {[string, string][]} */ ([['', TEXT('tier.none')], ['1', TEXT('tier.own')], ['2', TEXT('tier.help')]]);
    const tierOf = (/** @type {any} */ service) => counter.serves.find((/** @type {any} */ each) => each.service === service.id)?.tier;
    const serve = (/** @type {any} */ service, /** @type {string} */ tier) => {
      const others = counter.serves.filter((/** @type {any} */ each) => each.service !== service.id);
      set({ serves: tier ? [...others, { service: service.id, tier: Number(tier) }] : others });
    };
    return html`<div class="a-row" data-test="counter" data-id=${counter.id}>
      <div class="a-row-head">
        <p>${textOf(counter.name)} <span class="q-soft q-note">${counter.id}</span></p>
        ${button(icon('x'), `${t('admin.remove')}: ${textOf(counter.name)}`, () => this.#edit((draft) => draft.counters.splice(index, 1)), { hidden: true, className: 'a-small q-plain', test: 'counter-remove' })}
      </div>
      <div class="a-fields">
        ${words(TEXT('name'), counter.name, (name) => set({ name: name ?? { vi: '' } }))}
        ${number(TEXT('number'), counter.number, (wanted) => set({ number: wanted }), { min: 1, max: 99 })}
      </div>
      <h3>${TEXT('serves')}</h3>
      <p class="a-hint">${TEXT('servesHint')}</p>
      <div class="a-fields">
        ${this.plan.draft.services.map((/** @type {any} */ service) => {
          const tier = tierOf(service);
          const options = tier > 2 ? [...tiers, /** @type {[string, string]} */ ([String(tier), t('admin-services.tier.later', { n: tier })])] : tiers;
          return choice(textOf(service.name), tier ? String(tier) : '', options, (wanted) => serve(service, wanted), { test: `serves-${service.id}` });
        })}
      </div>
    </div>`;
  }

  /** A new service has a number series of its own, with the first letter that is free. */
  #addService() {
    this.#edit((draft) => {
      const prefixes = draft.series.map((/** @type {any} */ each) => each.prefix);
      const prefix = [...'ABCDEFGHIKLMNPQRSTUVXY'].find((each) => !prefixes.includes(each)) ?? 'ZZ';
      const id = freeId(prefix, [...draft.services, ...draft.series]);
      draft.series.push({ id, prefix, separator: '', first: 1, last: 999, width: 3, whenExhausted: 'refuse' });
      draft.services.push({ id, series: id, name: { vi: TEXT('newService'), en: null, km: null }, icon: 'file', usualMinutes: 10, status: 'hidden', closedReason: null, closedUntil: null });
    });
  }

  #addCounter() {
    this.#edit((draft) => {
      const next = Math.max(0, ...draft.counters.map((/** @type {any} */ each) => each.number)) + 1;
      draft.counters.push({ id: freeId('q' + next, draft.counters), number: next, name: { vi: `Quầy ${next}`, en: `Counter ${next}`, km: `បញ្ជរ ${next}` }, serves: [] });
    });
  }

  /** @param {(draft: any) => void} change */
  #edit(change) {
    this.plan.edit(change);
  }
}

customElements.define('q-admin-services', QAdminServices);
