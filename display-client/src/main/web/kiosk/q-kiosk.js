// @ts-check
// The kiosk page: one question at a time, from rest to the slip. This element knows which question is asked and holds what was chosen; each question is an element of its own.
import { ApiProblem } from '../shared/api.js';
import { deviceToken, forgetDeviceToken, keep } from '../shared/device.js';
import { officeClock } from '../shared/format.js';
import { LANGUAGES, alsoLoad, t, useLanguage } from '../shared/i18n.js';
import { PageElement, html, keyed, nothing } from '../shared/lit.js';
import { Idleness } from './idleness.js';
import { listenToButtons } from './buttons.js';
import { MenuFeed, claimed, named } from './menu-feed.js';
import { question } from './questions.js';
import { listenToScanner } from './scanner.js';
import { arrivalPage, send } from './sending.js';
import { isLong } from './q-wait-question.js';
import './q-comfort.js';
import './q-countdown.js';
import './q-header.js';

/** From this age on a scanned identity card chooses the class `elderly`, if the office has one. */
const ELDERLY = 60;
const PARTS = ['common', 'kiosk'];
const WEIGHTS = [400, 600, 800];
/** One letter of each file of letters. */
const LETTERS = [
  { font: '"Be Vietnam Pro"', some: 'aạā' },
  { font: '"Noto Sans Khmer"', some: 'ក' },
];

export class QKiosk extends PageElement {
  static properties = {
    page: { state: true },
    menu: { state: true },
    trouble: { state: true },
    priority: { state: true },
    leaving: { state: true },
    language: { state: true },
    comfort: { state: true },
  };

  constructor() {
    super();
    this.office = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop() ?? '');
    /** @type {string | null} */
    this.token = deviceToken('dispenser');
    /** @type {{name: string, [more: string]: any}} */
    this.page = { name: this.token ? 'menu' : 'setup' };
    this.menu = null;
    this.clock = null;
    /** @type {ApiProblem | null} */
    this.trouble = null;
    this.priority = null;
    /** Number of the card that was scanned, for services that ask for one. @type {string | null} */
    this.identity = null;
    this.leaving = 0;
    this.shown = '';
    this.language = '';
    this.comfort = { contrast: false, larger: false, reach: false };
    this.idleness = new Idleness(
      (seconds) => (this.leaving = seconds),
      () => this.rest(),
    );
  }

  connectedCallback() {
    super.connectedCallback();
    this.start();
    addEventListener('keydown', (event) => event.key === 'Escape' && this.back());
    listenToScanner((scan) => this.take(scan));
    listenToButtons(this);
  }

  async start() {
    try {
      await useLanguage('vi', PARTS);
    } catch (unreachable) {
      setTimeout(() => this.start(), 2000);
      return;
    }
    this.language = 'vi';
    // The other languages and their letters now, so that a switch works when the server is gone.
    alsoLoad(LANGUAGES, PARTS).catch(() => undefined);
    LETTERS.forEach((letters) => WEIGHTS.forEach((weight) => document.fonts.load(`${weight} 1rem ${letters.font}`, letters.some).catch(() => undefined)));
    this.feed = new MenuFeed(
      this.office,
      () => this.token,
      (menu) => this.serve(menu),
      (problem) => this.judge(problem),
    );
  }

  /** @param {any} menu */
  serve(menu) {
    const first = this.menu === null;
    this.menu = menu;
    this.clock = officeClock(menu.now);
    // What the page is about speaks the language of the moment.
    Object.assign(this.page, { service: named(this.page.service, menu) });
    this.priority = claimed(this.priority, menu);
    if (first && this.language === 'vi') {
      this.speak(this.home);
    }
  }

  /** A server that answers, if only with a refusal, is not gone. @param {ApiProblem | null} problem */
  judge(problem) {
    this.trouble = problem;
    if (problem?.status === 401 && this.page.name === 'menu') {
      this.refuse(problem);
    }
  }

  get reachable() {
    return this.trouble === null;
  }

  /** The office's own first language. */
  get home() {
    return this.menu?.languages[0] ?? 'vi';
  }

  /** @param {string} name @param {object} [more] */
  show(name, more) {
    this.page = { name, ...more };
    this.leaving = 0;
    this.idleness.watch(name, this.changed);
  }

  get changed() {
    return this.priority !== null || this.identity !== null || this.language !== this.home || Object.values(this.comfort).some(Boolean);
  }

  back() {
    if (this.page.name === 'procedure') {
      this.show('search', { query: this.page.query });
    } else if (this.page.name === 'menu' || this.page.name === 'ticket') {
      this.rest();
    } else if (this.page.name !== 'setup' && this.page.name !== 'issuing') {
      this.show('menu');
    }
  }

  /** The next visitor finds the page as if nobody had been there. */
  rest() {
    this.priority = null;
    this.identity = null;
    this.comfort = { contrast: false, larger: false, reach: false };
    this.speak(this.home);
    this.show(this.token ? 'menu' : 'setup');
    this.feed?.read();
  }

  /** @param {string} language */
  async speak(language) {
    if (language === this.language) {
      return;
    }
    await useLanguage(language, PARTS).catch(() => undefined);
    this.language = language;
    this.idleness.watch(this.page.name, this.changed);
    await this.feed?.inLanguage(language);
  }

  /** @param {import('./scanner.js').Scan} scan */
  take(scan) {
    if (!this.menu || !['menu', 'search', 'priority', 'procedure', 'identity', 'appointment'].includes(this.page.name)) {
      return;
    }
    if (scan.kind === 'procedure') {
      const procedure = this.menu.procedures.find((/** @type {any} */ each) => each.code === scan.code);
      if (procedure) {
        this.show('procedure', { procedure });
      }
    } else if (scan.kind === 'age') {
      this.recognise(scan);
    } else if (scan.kind === 'appointment' && this.menu.appointments) {
      this.arrive(scan.code);
    }
  }

  /** A card says who is old enough for priority, and lets its holder in where a service asks for one. @param {{age: number, number: string}} card */
  recognise(card) {
    const { name, service, procedure, code } = this.page;
    this.identity = this.menu.groups.some((/** @type {any} */ group) => group.services.some((/** @type {any} */ each) => each.card)) ? card.number : null;
    const elderly = card.age >= ELDERLY ? this.menu.priorities.find((/** @type {any} */ each) => each.id === 'elderly') : null;
    if (name === 'identity') {
      this.priority = this.priority ?? elderly ?? null;
      code ? this.arrive(code) : this.issue(service, procedure);
    } else if (card.age >= ELDERLY) {
      this.choosePriority(elderly ?? null);
    } else {
      // A card left in the page's memory is forgotten like any other choice of somebody who has gone.
      this.idleness.watch(name, this.changed);
    }
  }

  /** @param {any} priority */
  choosePriority(priority) {
    this.priority = priority;
    this.show('menu');
  }

  /** One touch on a service: a question where the wait is long, the number otherwise. A visitor with priority is not asked, for the figure is not theirs. @param {any} service */
  choose(service) {
    const long = isLong(service, this.menu);
    if (long && !this.priority) {
      this.show('question', { service });
    } else {
      this.issue(service, null);
    }
  }

  /** @param {any} service @param {any} procedure @param {number | null} [dossiers] asked for where the office wants to know */
  async issue(service, procedure, dossiers = null) {
    if (this.page.name === 'issuing') {
      return;
    }
    if (service.card && this.identity === null) {
      this.show('identity', { service, procedure });
      return;
    }
    if (this.menu.askDossiers && dossiers === null) {
      this.show('dossiers', { service, procedure });
      return;
    }
    const body = { service: service.id, procedure: procedure?.id ?? null, priority: this.priority?.id ?? null, dossiers, language: this.language, identity: service.card ? this.identity : null };
    await send(this, 'tickets', body, service, (ticket) => ({ ticket, service }));
  }

  /** Who has an appointment gets its number; what it is for, and whether a card is wanted for that, the server knows. @param {string} code */
  arrive(code) {
    const body = { language: this.language, identity: this.identity };
    return send(this, `appointments/${code}/arrival`, body, null, (arrival) => arrivalPage(this.menu, arrival), { code });
  }

  /** @param {ApiProblem} problem @param {{code?: string}} [about] what the press was for, as far as it goes on from here */
  refuse(problem, { code } = {}) {
    if (problem.code === 'aborted') {
      this.rest();
    } else if (code && problem.code === 'identity.needed') {
      this.show('identity', { code });
    } else if (problem.status === 401 || problem.status === 403) {
      forgetDeviceToken('dispenser');
      this.token = null;
      this.show('setup', { refused: true });
    } else {
      this.show('refused', { detail: problem.detail });
      this.feed?.read();
    }
  }

  /** @param {string} token */
  admit(token) {
    keep('token.dispenser', token);
    this.token = token;
    this.show('menu');
    this.feed?.read();
  }

  /** @param {{contrast: boolean, larger: boolean, reach: boolean}} comfort */
  suit(comfort) {
    this.comfort = comfort;
    this.idleness.watch(this.page.name, this.changed);
  }

  updated() {
    const root = document.documentElement;
    root.classList.toggle('q-contrast', this.comfort.contrast);
    root.classList.toggle('q-larger', this.comfort.larger);
    root.classList.toggle('q-reach', this.comfort.reach);
    if (this.language) {
      document.title = t('kiosk.pageTitle');
    }
    if (this.shown !== this.page.name) {
      this.shown = this.page.name;
      /** @type {HTMLElement | null} */ (this.querySelector('h1'))?.focus();
    }
  }

  render() {
    if (!this.language) {
      return nothing;
    }
    return html` <q-header
        .office=${this.menu?.office ?? null}
        .languages=${this.menu?.languages ?? LANGUAGES}
        .clock=${this.clock}
        .language=${this.language}
        @q-language=${(/** @type {CustomEvent} */ event) => this.speak(event.detail)}
      ></q-header>
      <main class="k-main" data-test="page-${this.page.name}">${keyed(this.page.name, question(this))}</main>
      <q-comfort
        .comfort=${this.comfort}
        .language=${this.language}
        @q-comfort=${(/** @type {CustomEvent} */ event) => this.suit(event.detail)}
      ></q-comfort>
      ${this.leaving ? html`<q-countdown class="k-leaving" .seconds=${this.leaving} .language=${this.language} offer-stay @click=${() => this.idleness.touch()}></q-countdown>` : nothing}`;
  }
}

customElements.define('q-kiosk', QKiosk);
