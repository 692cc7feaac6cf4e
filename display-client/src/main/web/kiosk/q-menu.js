// @ts-check
// The page at rest: the services, and the two ways around them, by procedure and by priority.
import { t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { PageElement, html, nothing, repeat } from '../shared/lit.js';
import { listenToSingleKeys } from './keys.js';
import { reopening } from './reopening.js';
import './q-service-card.js';

export class QMenu extends PageElement {
  static properties = { menu: {}, reachable: {}, detail: {}, priority: {}, language: {}, keys: { state: true }, more: { state: true } };

  constructor() {
    super();
    this.keys = false;
    this.more = false;
    this.look = () => this.lookBelow();
    this.sizes = new ResizeObserver(this.look);
  }

  connectedCallback() {
    super.connectedCallback();
    // A key that a push button sends is the button's alone.
    this.deaf = listenToSingleKeys((key) => this.menu?.buttons[key] || this.byKey(key));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.deaf?.();
    this.sizes.disconnect();
  }

  get services() {
    return this.menu.groups.flatMap((/** @type {any} */ group) => group.services);
  }

  /** A digit chooses the card that shows it; a letter starts the search. @param {string} key */
  byKey(key) {
    if (!this.menu) {
      return;
    }
    this.keys = true;
    if (/^[1-9]$/.test(key)) {
      this.choose(this.services[Number(key) - 1]);
    } else if (/^\p{L}$/u.test(key) && this.menu.procedures.length) {
      this.tell('q-search', key);
    }
  }

  /** @param {any} service */
  choose(service) {
    if (service?.open && this.menu.issuing.open && this.reachable) {
      this.tell('q-service', service);
    }
  }

  /** @param {string} name @param {any} [detail] */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  updated() {
    this.querySelectorAll('.k-groups, .k-cards').forEach((element) => this.sizes.observe(element));
  }

  get list() {
    return this.querySelector('.k-groups');
  }

  /** Touch panels hide their scroll bars, so services below the edge announce themselves: what lies deeper than the list's own padding. */
  lookBelow() {
    const { list } = this;
    this.more = list !== null && list.scrollHeight - list.clientHeight - list.scrollTop > 8;
  }

  render() {
    if (!this.menu) {
      return this.waiting();
    }
    return html` <div class="k-title">
        <h1 tabindex="-1">${t('kiosk.title')}</h1>
        <p class="q-lead q-soft">${t('kiosk.subtitle')}</p>
      </div>
      ${this.notices()}
      <div class="k-services">
        <div class="k-groups" @scroll=${this.look}>${this.menu.groups.map((/** @type {any} */ group) => this.group(group))}</div>
        ${this.more ? html`<button class="q-button k-more" type="button" data-test="more" @click=${() => this.list?.scrollBy({ top: this.list.clientHeight * 0.8, behavior: 'smooth' })}>${icon('chevron-down')}<span>${t('kiosk.more')}</span></button>` : nothing}
      </div>
      <div class="k-ways">
        ${
          this.menu.procedures.length
            ? html`<button class="q-button q-large k-find" type="button" data-test="find" @click=${() => this.tell('q-search', '')}>
                ${icon('search')}<span>${t('kiosk.find')}<span class="k-find-hint q-soft">${t('kiosk.findHint')}</span></span>
              </button>`
            : nothing
        }
        ${
          this.menu.appointments
            ? html`<button class="q-button q-large k-have-appointment" type="button" data-test="have-appointment" @click=${() => this.tell('q-appointment')}>
                ${icon('clock')}<span>${t('kiosk.appointment')}</span>
              </button>`
            : nothing
        }
        ${
          this.menu.priorities.length && !this.priority
            ? html`<button class="q-button q-large k-ask-priority" type="button" data-test="ask-priority" @click=${() => this.tell('q-ask-priority')}>
                ${icon('star')}<span>${t('kiosk.priority')}</span>
              </button>`
            : nothing
        }
      </div>`;
  }

  waiting() {
    const lost = !this.reachable;
    return html`<div class="k-middle" role="status" data-test=${lost ? 'offline' : 'starting'}>
      ${icon(lost ? 'offline' : 'clock')}
      <h1 tabindex="-1">${this.detail ?? t(lost ? 'kiosk.offline' : 'kiosk.starting')}</h1>
      ${lost && !this.detail ? html`<p class="q-lead">${t('kiosk.offlineText')}</p>` : nothing}
    </div>`;
  }

  notices() {
    const { issuing, printer } = this.menu;
    if (!this.reachable) {
      return notice('q-warn', 'offline', html`<b>${t('kiosk.offline')}</b> ${t('kiosk.offlineText')}`, 'offline');
    }
    if (!issuing.open) {
      return notice(
        'q-warn',
        'clock',
        html`<b>${issuing.reason ?? t('kiosk.notIssuing')}</b> ${issuing.reason ? nothing : reopening(issuing.opensAt, this.menu.now)}`,
        'not-issuing',
      );
    }
    return html` ${
      this.priority
        ? html`<div class="q-notice k-priority" role="status" data-test="priority-chosen">
            ${icon('star')}
            <p><b>${t('kiosk.priorityChosen', { name: this.priority.name })}</b></p>
            <button class="q-button" type="button" data-test="priority-drop" @click=${() => this.tell('q-drop-priority')}>
              ${icon('x')}<span>${t('kiosk.priorityDrop')}</span>
            </button>
          </div>`
        : nothing
    }
    ${printer?.status === 'trouble' ? notice('q-warn', 'printer-off', html`${t('kiosk.printerDown')}`, 'printer-down') : nothing}`;
  }

  /** @param {any} group */
  group(group) {
    const first = this.services.indexOf(group.services[0]);
    return html`<section class="k-group">
      ${group.name ? html`<h2>${group.name}</h2>` : nothing}
      <ul class="k-cards">
        ${repeat(
          group.services,
          (/** @type {any} */ service) => service.id,
          (/** @type {any} */ service, /** @type {number} */ index) =>
            html`<li>
              <q-service-card
                .service=${service}
                .now=${this.menu.now}
                .available=${this.reachable && this.menu.issuing.open}
                .key=${this.keys && first + index < 9 ? String(first + index + 1) : ''}
                .language=${this.language}
                @q-choose=${() => this.choose(service)}
              ></q-service-card>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

/** @param {string} kind @param {string} sign @param {unknown} text @param {string} test */
function notice(kind, sign, text, test) {
  return html`<div class="q-notice ${kind}" role="status" data-test=${test}>
    ${icon(sign)}
    <p>${text}</p>
  </div>`;
}

customElements.define('q-menu', QMenu);
