// @ts-check
// An office's plan as it is being changed: what the server has, and the draft on this page. Sections change the draft, the page's foot saves it.
import * as api from '../shared/api.js';
import { language } from '../shared/i18n.js';

/** @typedef {import('../shared/q-notice.js').Answer} Answer */
/** @typedef {{version: number, plan: any}} Versioned */

const TRIES = 3;

export class Plan extends EventTarget {
  /** The plan's version that the draft began with. */
  version = 0;
  /** @type {any} the plan of the server (docs/configuration.md, without staff) */
  base = null;
  /** @type {any} the same with the changes of this page */
  draft = null;
  /** @type {Answer | null} what came of the last saving */
  answer = null;
  busy = false;
  /** Whether the draft says something else than the server. */
  dirty = false;

  /** @param {string} office */
  constructor(office) {
    super();
    this.office = office;
  }

  get path() {
    return `/api/offices/${encodeURIComponent(this.office)}/plan`;
  }

  /** Reads the plan anew; a draft is kept. @returns {Promise<void>} */
  async load() {
    try {
      this.#merge(await api.get(this.path, { language: language() }));
      this.answer = null;
    } catch (problem) {
      this.#refused(problem);
    }
    this.#changed();
  }

  /** Changes the draft. @param {(draft: any) => void} change */
  edit(change) {
    change(this.draft);
    if (this.answer?.tone !== 'bad' || !this.dirty) {
      this.answer = null;
    }
    this.#changed();
  }

  /** Gives the draft up for what the server has now. */
  async discard() {
    this.draft = structuredClone(this.base);
    await this.load();
  }

  /** Puts the draft in force. What somebody else changed meanwhile in other sections stays changed. @returns {Promise<boolean>} whether it is in force */
  async save() {
    if (this.busy) {
      return false;
    }
    this.busy = true;
    this.answer = null;
    this.#changed();
    try {
      for (let attempt = 1; ; attempt++) {
        try {
          const sent = structuredClone(this.draft);
          const saved = await api.put(this.path, { version: this.version, plan: sent, requestId: api.newRequestId() }, { language: language() });
          this.#take(saved, sent);
          this.answer = { tone: 'good', key: 'admin.saved' };
          return true;
        } catch (problem) {
          if (!(problem instanceof api.ApiProblem) || problem.code !== 'plan.changed' || attempt === TRIES) {
            throw problem;
          }
          this.#merge(await api.get(this.path, { language: language() }));
        }
      }
    } catch (problem) {
      this.#refused(problem);
      return false;
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  /** The server has a newer plan: sections that only this page has changed keep the change. @param {Versioned} read */
  #merge(read) {
    const clashes = this.#changedSince(this.base).filter((section) => !same(read.plan[section], this.base[section]) && !same(read.plan[section], this.draft[section]));
    if (clashes.length > 0) {
      throw new Clash(clashes);
    }
    this.#take(read, this.base);
  }

  /** The server's plan, with what this page has changed since. @param {Versioned} read @param {any} since */
  #take(read, since) {
    const draft = structuredClone(read.plan);
    this.#changedSince(since).forEach((section) => (draft[section] = this.draft[section]));
    this.version = read.version;
    this.base = read.plan;
    this.draft = draft;
  }

  /** @param {any} since @returns {string[]} sections */
  #changedSince(since) {
    return Object.keys(this.draft ?? {}).filter((section) => !same(this.draft[section], since[section]));
  }

  /** @param {unknown} problem */
  #refused(problem) {
    if (problem instanceof Clash) {
      this.answer = { tone: 'bad', key: 'admin.clash' };
    } else if (!(problem instanceof api.ApiProblem)) {
      throw problem;
    } else {
      this.answer = problem.detail ? { tone: 'bad', text: problem.detail } : { tone: 'bad', key: 'entrance.serverGone' };
      if (problem.status === 401) {
        this.dispatchEvent(new CustomEvent('signed-out'));
      }
    }
  }

  #changed() {
    this.dirty = !same(this.base, this.draft);
    this.dispatchEvent(new CustomEvent('change'));
  }
}

/** The same section was changed here and elsewhere. */
class Clash extends Error {
  /** @param {string[]} sections */
  constructor(sections) {
    super(sections.join(', '));
  }
}

/** `new Planned(this)` in a section's constructor: it is drawn again at every change of its `plan`. */
export class Planned {
  /** @type {Plan | null} */
  #followed = null;
  #draw = () => this.host.requestUpdate();

  /** @param {InstanceType<typeof import('../shared/lit.js').PageElement>} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostUpdate() {
    if (this.#followed !== this.host.plan) {
      this.hostDisconnected();
      this.#followed = this.host.plan;
      this.#followed?.addEventListener('change', this.#draw);
    }
  }

  hostDisconnected() {
    this.#followed?.removeEventListener('change', this.#draw);
    this.#followed = null;
  }
}

/** @param {unknown} one @param {unknown} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
