// @ts-check
// Keeps the menu fresh: read over HTTP, told by the board's line when something changed.
import { get } from '../shared/api.js';
import { openLive } from '../shared/live.js';

/** With the line up the menu is read again now and then, in case an estimate has aged; without it, often. */
const SELDOM = 60000;
const OFTEN = 5000;

export class MenuFeed {
  #office;
  #onMenu;
  #onReachable;
  #language = 'vi';
  #online = false;
  #timer = 0;
  #reading = 0;
  #line;

  /**
   * @param {string} office
   * @param {(menu: any) => void} onMenu
   * @param {(reachable: boolean) => void} onReachable whether the last read succeeded
   */
  constructor(office, onMenu, onReachable) {
    this.#office = office;
    this.#onMenu = onMenu;
    this.#onReachable = onReachable;
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
    clearTimeout(this.#timer);
    try {
      const path = `/api/offices/${encodeURIComponent(this.#office)}/menu?language=${this.#language}`;
      const menu = await get(path, { language: this.#language, timeout: 6000 });
      if (reading === this.#reading) {
        this.#onMenu(menu);
        this.#onReachable(true);
      }
    } catch (problem) {
      if (reading === this.#reading) {
        this.#onReachable(false);
      }
    }
    if (reading === this.#reading) {
      this.#timer = setTimeout(() => this.read(), this.#online ? SELDOM : OFTEN);
    }
  }

  /** Events come in bursts; one read serves a burst. */
  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.read(), 400);
  }

  close() {
    clearTimeout(this.#timer);
    this.#line.close();
  }
}
