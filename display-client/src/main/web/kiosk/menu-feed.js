// @ts-check
// Keeps the menu fresh: read over HTTP, told by the board's line when something changed.
import { ApiProblem, get } from '../shared/api.js';
import { openLive } from '../shared/live.js';

/** With the line up the menu is read again now and then, in case an estimate has aged; without it, or without an answer, often. */
const SELDOM = 60000;
const OFTEN = 5000;

export class MenuFeed {
  #office;
  #onMenu;
  #onRead;
  #token;
  #language = 'vi';
  #online = false;
  #timer = 0;
  #awaited = 0;
  #reading = 0;
  #line;

  /**
   * @param {string} office
   * @param {() => string | null} token the dispenser's: with it the menu tells of its printer
   * @param {(menu: any) => void} onMenu
   * @param {(problem: ApiProblem | null) => void} onRead after each read: what was wrong, if anything
   */
  constructor(office, token, onMenu, onRead) {
    this.#office = office;
    this.#token = token;
    this.#onMenu = onMenu;
    this.#onRead = onRead;
    this.#line = openLive(`/ws/offices/${encodeURIComponent(office)}/board`, {
      onFrame: () => this.#soon(),
      onState: (state) => {
        this.#online = state === 'online';
        this.#soon();
      },
    });
  }

  /** @param {string} language */
  async inLanguage(language) {
    this.#language = language;
    await this.read();
  }

  /** Reads now; an answer that was overtaken by a later read is dropped. */
  async read() {
    const reading = ++this.#reading;
    let answered = false;
    clearTimeout(this.#timer);
    try {
      const path = `/api/offices/${encodeURIComponent(this.#office)}/menu?language=${this.#language}`;
      const menu = await get(path, { language: this.#language, token: this.#token(), timeout: 6000 });
      answered = true;
      if (reading === this.#reading) {
        this.#onMenu(menu);
        this.#onRead(null);
      }
    } catch (problem) {
      if (reading === this.#reading) {
        this.#onRead(/** @type {ApiProblem} */ (problem));
      }
    }
    if (reading === this.#reading) {
      this.#timer = setTimeout(() => this.read(), this.#online && answered ? SELDOM : OFTEN);
    }
  }

  /** Events come in bursts: one read serves all that come within its wait, and a morning without a pause is read all the same. */
  #soon() {
    if (!this.#awaited) {
      this.#awaited = setTimeout(() => {
        this.#awaited = 0;
        this.read();
      }, 400);
    }
  }

  close() {
    clearTimeout(this.#timer);
    clearTimeout(this.#awaited);
    this.#line.close();
  }
}

/** The same service in the words of this menu. @param {any} service @param {any} menu */
export function named(service, menu) {
  const all = menu.groups.flatMap((/** @type {any} */ group) => group.services);
  return all.find((/** @type {any} */ each) => each.id === service?.id) ?? service;
}

/** The same priority in the words of this menu. @param {any} priority @param {any} menu */
export function claimed(priority, menu) {
  return menu.priorities.find((/** @type {any} */ each) => each.id === priority?.id) ?? priority;
}
