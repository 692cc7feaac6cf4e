// @ts-check
// The whole office as its supervisor watches it: the live picture, its printers, and the one press that may be on its way. Elements draw it at every `change`.
import * as api from '../shared/api.js';
import { officeClock } from '../shared/format.js';
import { language } from '../shared/i18n.js';
import { openLive } from '../shared/live.js';

/** Screens and printers are asked how they are, and who has an appointment, this often, and whenever something has happened in the office: a call that no screen shows is an event too. */
const REST_EVERY = 5000;
const AT_ONCE = 300;

/** @typedef {{tone: 'bad' | 'good' | 'calm', text?: string, key?: string, values?: Record<string, string | number>}} Answer */

export class Room extends EventTarget {
  /** @type {any} docs/protocol/hall.json */
  hall = null;
  /** @type {any[]} */
  printers = [];
  /** Of dispensers without a screen. @type {any[]} */
  keypads = [];
  /** @type {{screens: any[], unshown: any[]}} */
  screens = { screens: [], unshown: [] };
  /** Of today; null where the office takes none. @type {any[] | null} */
  appointments = null;
  /** @type {ReturnType<typeof officeClock> | null} */
  clock = null;
  /** @type {'connecting' | 'online' | 'offline'} */
  line = 'connecting';
  /** @type {Answer | null} */
  answer = null;
  busy = false;
  #timer = 0;
  #saying = 0;
  #seq = -1;
  #closed = false;

  /** @param {string} office */
  constructor(office) {
    super();
    this.office = office;
    this.live = openLive(`/ws/offices/${encodeURIComponent(office)}/hall`, {
      onFrame: (frame) => frame.type === 'snapshot' && this.#see(frame),
      onState: (state) => this.#lineIs(state),
    });
    this.#askTheRest();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#saying);
    this.live.close();
  }

  /** The supervisor signed in again. */
  signedIn() {
    this.live.retryNow();
    this.#askTheRest();
  }

  /**
   * One press; while nobody answers, the same is sent again.
   * @param {string} path @param {object} body @param {string} said a key: what to say when it is done @param {Record<string, string | number>} [values]
   * @returns {Promise<boolean>} whether it was done
   */
  async press(path, body, said, values) {
    if (this.busy) {
      return false;
    }
    this.busy = true;
    this.say(null);
    try {
      await api.press(path, body, { language: language() });
      this.say({ tone: 'good', key: said, values });
      return true;
    } catch (problem) {
      this.#refused(problem);
      return false;
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  /** @param {Answer | null} answer a good one goes by itself */
  say(answer) {
    clearTimeout(this.#saying);
    this.answer = answer;
    if (answer?.tone === 'good') {
      this.#saying = setTimeout(() => this.say(null), 6000);
    }
    this.#changed();
  }

  /** @param {unknown} problem */
  #refused(problem) {
    if (!(problem instanceof api.ApiProblem)) {
      throw problem;
    }
    if (problem.status === 401) {
      this.dispatchEvent(new CustomEvent('signed-out'));
    }
    this.say(problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'hall.unsent' });
  }

  /** @param {{seq: number, hall: any}} frame */
  #see({ seq, hall }) {
    this.hall = hall;
    this.clock = officeClock(hall.now);
    if (seq !== this.#seq) {
      this.#seq = seq;
      this.#askAgain(AT_ONCE);
    }
    this.#changed();
  }

  /** @param {'connecting' | 'online' | 'offline'} state */
  #lineIs(state) {
    this.line = state;
    if (state === 'offline') {
      this.#check();
    }
    this.#changed();
  }

  /** A socket that is refused does not say why: the session does. */
  async #check() {
    try {
      await api.get('/api/session', { language: language() });
    } catch (problem) {
      if (problem instanceof api.ApiProblem && problem.status === 401) {
        this.dispatchEvent(new CustomEvent('signed-out'));
      }
    }
  }

  async #askTheRest() {
    clearTimeout(this.#timer);
    const office = `/api/offices/${encodeURIComponent(this.office)}`;
    try {
      const [printers, keypads, screens, appointments, offer] = await Promise.all([
        api.get(`${office}/printers?language=${language()}`, { language: language() }),
        api.get(`${office}/keypads`, { language: language() }),
        api.get(`${office}/screens`, { language: language() }),
        api.get(`${office}/appointments`, { language: language() }),
        api.get(`${office}/slots`, { language: language() }),
      ]);
      this.printers = printers;
      this.keypads = keypads;
      this.screens = screens;
      this.appointments = offer.services.length || appointments.length ? appointments : null;
      this.#changed();
    } catch (problem) {
      if (!(problem instanceof api.ApiProblem)) {
        throw problem;
      }
      // What was known of them stays; the line says that the server is away.
    }
    this.#askAgain(REST_EVERY);
  }

  /** @param {number} after milliseconds */
  #askAgain(after) {
    clearTimeout(this.#timer);
    if (!this.#closed) {
      this.#timer = setTimeout(() => this.#askTheRest(), after);
    }
  }

  #changed() {
    this.dispatchEvent(new CustomEvent('change'));
  }
}
