// @ts-check
/** The quiet lists of the board: the last calls, and how many wait for each service. Places are made once and filled again. */
import { clockTime, minutesRange } from '../shared/format.js';
import { element, mark, write, writeName } from './words.js';

const LAST = 5;
const QUEUES = 8;
/** How long a page of queues stands when there are several. Milliseconds. */
const PAGE = 12000;

/** @param {HTMLElement} section */
export function lastCalls(section) {
  const places = placesIn(section, '.last-list', LAST, () => {
    const item = element('li.past');
    item.dataset.test = 'past';
    const number = item.appendChild(element('b.past-number+q-number'));
    const way = item.appendChild(element('span.past-way'));
    way.appendChild(element('span.past-word')).dataset.words = 'counter';
    const counter = way.appendChild(element('b.past-counter+q-figures'));
    const time = way.appendChild(element('span.past-time+q-figures'));
    return { item, number, counter, time };
  });
  return {
    /** @param {import('./lobby-board.js').Call[]} calls newest first */
    show(calls) {
      mark(section, 'empty', calls.length === 0 ? 'true' : null);
      places.forEach((place, index) => {
        const call = calls[index];
        place.item.hidden = !call;
        if (call) {
          mark(place.item, 'call', call.id);
          write(place.number, call.ticket.number);
          write(place.counter, String(call.counter.number));
          write(place.time, clockTime(call.calledAt));
        }
      });
    },
  };
}

/** @param {HTMLElement} section */
export function waitingList(section) {
  const places = placesIn(section, '.queue-list', QUEUES, () => {
    const item = element('li.queue');
    item.dataset.test = 'queue';
    const prefix = item.appendChild(element('b.queue-prefix+q-number'));
    const count = item.appendChild(element('b.queue-count+q-number'));
    const wait = item.appendChild(element('span.queue-wait+q-figures'));
    const name = item.appendChild(element('span.queue-name'));
    return { item, prefix, name, count, wait };
  });
  /** @type {import('./lobby-board.js').Queue[]} */
  let queues = [];
  let page = 0;
  let turned = performance.now();

  function paint() {
    places.forEach((place, index) => {
      const queue = queues[page * QUEUES + index];
      place.item.hidden = !queue;
      if (queue) {
        mark(place.item, 'service', queue.service);
        write(place.prefix, queue.prefix || '');
        writeName(place.name, queue.name);
        write(place.count, String(queue.waiting));
        write(place.wait, queue.waiting > 0 && queue.estimate ? minutesRange(queue.estimate) : '');
      }
    });
    mark(section, 'count', String(Math.min(QUEUES, queues.length)));
  }

  return {
    /** @param {import('./lobby-board.js').Queue[]} all */
    show(all) {
      queues = all;
      page = Math.min(page, Math.max(0, Math.ceil(all.length / QUEUES) - 1));
      paint();
    },
    /** Once a second: turns the page when its time has come. */
    tick() {
      if (queues.length > QUEUES && performance.now() - turned >= PAGE) {
        page = (page + 1) % Math.ceil(queues.length / QUEUES);
        turned = performance.now();
        paint();
      }
    },
  };
}

/**
 * @template {{item: HTMLElement}} Place
 * @param {HTMLElement} section @param {string} list @param {number} count @param {() => Place} make @returns {Place[]}
 */
function placesIn(section, list, count, make) {
  const parent = /** @type {HTMLElement} */ (section.querySelector(list));
  return Array.from({ length: count }, () => {
    const place = make();
    place.item.hidden = true;
    parent.appendChild(place.item);
    return place;
  });
}
