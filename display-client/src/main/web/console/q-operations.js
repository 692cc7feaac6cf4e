// @ts-check
// What can be done with the current ticket now: what the server says, nothing else, always in the order of the keys.
import { t } from '../shared/i18n.js';
import { html, nothing, PageElement, repeat } from '../shared/lit.js';
import { KEYS } from './keyboard.js';
import { keyButton } from './key-button.js';
import { Spoken } from '../shared/spoken.js';
import { Ticking } from '../shared/ticking.js';

const ORDER = ['start', 'recall', 'requeue', 'no-show', 'hold', 'transfer', 'dossiers', 'finish'];
/** @type {Record<string, string>} */
const ICONS = { start: 'start', recall: 'bell', requeue: 'history', 'no-show': 'missed', hold: 'hold', transfer: 'transfer', dossiers: 'paper', finish: 'done' };

class QOperations extends PageElement {
  static properties = { current: { attribute: false }, clock: { attribute: false }, pressing: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    new Ticking(this);
    /** @type {any} `current` of docs/protocol/counter.json */
    this.current = null;
    /** @type {any} */
    this.clock = null;
    /** The operation whose press is on its way, or null. @type {string | null} */
    this.pressing = null;
  }

  render() {
    const offered = ORDER.filter((name) => name === 'dossiers' || this.current.operations.includes(name));
    // Repeated by name: the focus on a button must not pass to another operation that takes its place.
    return html`<div class="c-operations" data-test="operations" role="group" aria-label=${t('console.operations')}>
      ${repeat(offered, (name) => name, (name) =>
        keyButton({
          name,
          key: KEYS[name],
          label: t('console.do.' + name),
          icon: ICONS[name],
          look: this.#look(name, offered),
          busy: this.pressing === name,
          off: this.pressing !== null || (name === 'recall' && this.#secondsToRecall() > 0),
          aside: name === 'recall' ? this.#recallAside() : name === 'dossiers' ? html`<strong class="q-figures" data-test="dossiers">${this.current.ticket.dossiers}</strong>` : nothing,
          run: () => this.dispatchEvent(new CustomEvent('q-operate', { detail: name })),
        }),
      )}
    </div>`;
  }

  /** @param {string} name @param {string[]} offered */
  #look(name, offered) {
    if (name === 'start') {
      return 'q-primary c-whole';
    }
    // The last one of an odd number takes the row, so that the grid has no hole.
    const rest = offered.filter((each) => each !== 'start');
    return rest.length % 2 === 1 && name === rest[rest.length - 1] ? 'c-whole' : '';
  }

  #secondsToRecall() {
    return Math.ceil((Date.parse(this.current.recallAt) - this.clock.now()) / 1000);
  }

  #recallAside() {
    const seconds = this.#secondsToRecall();
    return seconds > 0 ? html`<span class="q-figures q-note" data-test="recall-in">${t('console.inSeconds', { n: seconds })}</span>` : nothing;
  }
}

customElements.define('q-operations', QOperations);
