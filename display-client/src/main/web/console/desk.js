// @ts-check
// One counter as its officer works at it: the live picture of it, and the one press that may be on its way. Elements draw it at every `change`.
import * as api from '../shared/api.js';
import { officeClock } from '../shared/format.js';
import { language } from '../shared/i18n.js';
import { openLive } from '../shared/live.js';

/**
 * @typedef {object} Press
 * @property {string} name the operation: `call`, `recall`, … `counter`
 * @property {string} [number] the ticket's number, for what is said about it
 * @property {'post' | 'put' | 'remove'} method
 * @property {string} path
 * @property {Record<string, unknown>} body with the requestId, the same at every try
 * @property {'sent' | 'retrying' | 'unsent' | 'locked'} state
 * @property {AbortController} stop
 * @property {boolean} dropped the officer gave it up
 * @property {(() => void) | null} again sends it once more
 */
/** @typedef {import('../shared/q-notice.js').Answer} Answer */

/** Waits of 0.5 s doubled up to 10 s: about two minutes. What nobody answered by then is asked about, so that no number is called to an empty counter after lunch. */
const ATTEMPTS = 16;
const CHECK_EVERY = 5000;

export class Desk extends EventTarget {
  /** @type {any} the last `counter` of a snapshot (docs/protocol/counter.json) */
  counter = null;
  /** @type {ReturnType<typeof officeClock> | null} */
  clock = null;
  /** The office's time of the last news. */
  heardAt = '';
  /** @type {'connecting' | 'online' | 'offline'} */
  line = 'connecting';
  /** @type {Press | null} */
  pressing = null;
  /** @type {Answer | null} */
  answer = null;
  #signedOut = false;
  #checking = 0;
  #answerTimer = 0;
  /** @type {(() => void) | null} called at the next snapshot */
  #drawn = null;

  /** @param {string} id the counter @param {string} staff who works at it */
  constructor(id, staff) {
    super();
    this.id = id;
    this.staff = staff;
    this.live = openLive(`/ws/counters/${encodeURIComponent(id)}`, {
      onFrame: (frame) => frame.type === 'snapshot' && this.#see(frame.counter),
      onState: (state) => this.#lineIs(state),
    });
  }

  close() {
    clearTimeout(this.#checking);
    this.drop();
    this.live.close();
  }

  /** @returns {boolean} whether an operation may be pressed now */
  get free() {
    return this.pressing === null;
  }

  /**
   * One press. A second one is refused until the first is answered and its result is on the screen.
   * @param {{name: string, path: string, number?: string, method?: 'post' | 'put' | 'remove', body?: object, said?: string}} wanted `said`: what to say when it is done
   * @returns {Promise<boolean>} whether it was done
   */
  async press({ name, path, number, method = 'post', body = {}, said }) {
    if (this.pressing) {
      return false;
    }
    /** @type {Press} */
    const press = { name, number, method, path, body: { requestId: api.newRequestId(), ...body }, state: 'sent', stop: new AbortController(), dropped: false, again: null };
    this.pressing = press;
    this.say(null);
    const drawn = this.#nextPicture();
    try {
      const answered = await this.#answered(press);
      if (answered === null && name === 'call') {
        this.say({ tone: 'calm', key: 'console.nobody' });
      } else {
        await drawn;
        this.say(said ? { tone: 'good', key: said, values: { number: number || '' } } : null);
      }
      return true;
    } catch (problem) {
      this.#refused(problem);
      return false;
    } finally {
      this.pressing = null;
      this.#changed();
    }
  }

  /** Sends the press that nobody answered once more. */
  again() {
    this.pressing?.again?.();
  }

  /** Gives up the press that nobody answered. */
  drop() {
    if (this.pressing) {
      this.pressing.dropped = true;
      this.pressing.stop.abort();
      this.pressing.again?.();
    }
  }

  /** The officer signed in again: what was waiting for that goes on. */
  signedIn() {
    this.#signedOut = false;
    this.live.retryNow();
    if (this.pressing?.state === 'locked') {
      this.again();
    }
  }

  /** @param {Answer | null} answer shown until the next press; a good or a calm one for some seconds only */
  say(answer) {
    clearTimeout(this.#answerTimer);
    this.answer = answer;
    if (answer && answer.tone === 'good') {
      this.#answerTimer = setTimeout(() => this.say(null), 6000);
    }
    this.#changed();
  }

  /** @param {Press} press */
  async #answered(press) {
    for (;;) {
      try {
        return await this.#send(press);
      } catch (problem) {
        if (!(problem instanceof api.ApiProblem) || press.dropped) {
          throw problem;
        }
        if (problem.status === 401) {
          this.#lock();
          await this.#held(press, 'locked');
        } else if (problem.unanswered) {
          await this.#held(press, 'unsent');
        } else if (problem.code !== 'aborted') {
          throw problem;
        }
      }
    }
  }

  /** @param {Press} press */
  #send(press) {
    press.state = 'sent';
    press.stop = new AbortController();
    this.#changed();
    const options = { language: language(), signal: press.stop.signal };
    if (press.method === 'post') {
      const onRetry = () => {
        press.state = 'retrying';
        this.#changed();
      };
      return api.press(press.path, press.body, { ...options, attempts: ATTEMPTS, onRetry });
    }
    return press.method === 'put' ? api.put(press.path, press.body, options) : api.remove(press.path, options);
  }

  /** @param {Press} press @param {'locked' | 'unsent'} state @returns {Promise<void>} until it is sent again; fails when it is given up */
  #held(press, state) {
    press.state = state;
    this.#changed();
    return new Promise((resolve, reject) => {
      press.again = () => (press.dropped ? reject(new api.ApiProblem(0, 'aborted', null)) : resolve());
    });
  }

  /** @param {unknown} problem */
  #refused(problem) {
    if (!(problem instanceof api.ApiProblem)) {
      throw problem;
    }
    if (problem.code !== 'aborted') {
      this.say(problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'console.refused', values: { code: problem.code } });
    }
  }

  /** The answer and its snapshot come on two ways: buttons stay shut until the second is here too, but not for ever. */
  #nextPicture() {
    return new Promise((resolve) => {
      this.#drawn = () => resolve(undefined);
      setTimeout(resolve, 1500);
    });
  }

  /** @param {any} counter */
  #see(counter) {
    this.counter = counter;
    this.clock = officeClock(counter.now);
    this.heardAt = this.clock.time();
    this.#drawn?.();
    if (this.answer?.key === 'console.nobody' && counter.waiting > 0) {
      this.answer = null;
    }
    if (counter.officer?.id !== this.staff) {
      this.#check();
    }
    this.#changed();
  }

  /** @param {'connecting' | 'online' | 'offline'} state */
  #lineIs(state) {
    this.line = state;
    clearTimeout(this.#checking);
    if (state === 'offline') {
      this.#checking = setTimeout(() => this.#check(), 1000);
    } else if (state === 'online' && this.pressing?.state === 'retrying') {
      // No need to wait out the pause between two tries.
      this.pressing.stop.abort();
    } else if (state === 'online' && this.pressing?.state === 'unsent' && this.pressing.method !== 'post') {
      this.again();
    }
    this.#changed();
  }

  /** A socket that is refused does not say why: the session does. */
  async #check() {
    try {
      const session = await api.get('/api/session', { language: language(), timeout: CHECK_EVERY });
      if (session.counter !== this.id) {
        this.dispatchEvent(new CustomEvent('left', { detail: session }));
        return;
      }
    } catch (problem) {
      if (problem instanceof api.ApiProblem && problem.status === 401) {
        this.#lock();
      }
    }
    if (this.line === 'offline') {
      clearTimeout(this.#checking);
      this.#checking = setTimeout(() => this.#check(), CHECK_EVERY);
    }
  }

  #lock() {
    if (!this.#signedOut) {
      this.#signedOut = true;
      this.dispatchEvent(new CustomEvent('signed-out'));
    }
  }

  #changed() {
    this.dispatchEvent(new CustomEvent('change'));
  }
}
