// @ts-check
/**
 * The stable table: each counter has its place and keeps it. The rows are made once for a layout and only ever filled with other words;
 * more counters than places are turned over page by page, and a call brings up the page of its counter.
 */
import { inLanguage, t } from '../shared/i18n.js';
import { element, languagesHere, mark, write, writeEach, writeWords } from './words.js';

/** How long a page stands when there are several. Milliseconds. */
const PAGE = 10000;

/** Rows of one column, and places of a page, at which letters keep 1/24 of the screen's height. */
const LANDSCAPE = { rows: 8, twoColumns: 10 };
const PORTRAIT = { rows: 7, twoColumns: 7 };
/** A strip has two rows and as many columns as it needs. */
const STRIP = { rows: 2, columns: 4 };

/** Letters of a name from which on it is written smaller. */
const WORDY = 31;

/** A hall of one counter still looks like a table. Fewer rows are higher, with larger letters. */
const FEWEST = 3;

/** @param {HTMLElement} section */
export function counterTable(section) {
  const list = /** @type {HTMLElement} */ (section.querySelector('.rows'));
  const pages = /** @type {HTMLElement} */ (section.querySelector('.pages'));
  /** @type {ReturnType<typeof row>[]} */
  const rows = [];
  /** @type {import('./lobby-board.js').Counter[]} */
  let counters = [];
  /** @type {Record<string, import('./lobby-board.js').Queue>} */
  let services = {};
  /** @type {string | null} */
  let now = null;
  let page = 0;
  let turned = performance.now();

  /** How many columns of how many rows, on how many pages. */
  function measures() {
    const shape = document.documentElement.dataset.layout;
    if (shape === 'strip') {
      const pageCount = Math.max(1, Math.ceil(counters.length / (STRIP.rows * STRIP.columns)));
      return { columns: Math.max(1, Math.ceil(counters.length / pageCount / STRIP.rows)), perColumn: Math.min(STRIP.rows, Math.max(1, counters.length)), pageCount };
    }
    const layout = shape === 'portrait' ? PORTRAIT : LANDSCAPE;
    const columns = counters.length > layout.rows ? 2 : 1;
    // Pages are filled evenly, so that the last one is not a page of gaps.
    const pageCount = Math.max(1, Math.ceil(counters.length / (columns === 2 ? 2 * layout.twoColumns : layout.rows)));
    return { columns, perColumn: Math.max(FEWEST, Math.ceil(counters.length / pageCount / columns)), pageCount };
  }

  function paint() {
    const { columns, perColumn, pageCount } = measures();
    const places = columns * perColumn;
    page = Math.min(page, pageCount - 1);
    mark(section, 'columns', String(columns));
    mark(section, 'rows', String(perColumn));
    while (rows.length < places) {
      rows.push(row(list));
    }
    rows.forEach((each, index) => each.fill(index < places ? counters[page * places + index] : undefined, services, now, index < places));
    pages.hidden = pageCount === 1;
    write(pages, inLanguage('vi', 'board.page', { n: page + 1, of: pageCount }));
    return { places, pageCount };
  }

  return {
    /** The layout is another one. */
    paint,
    /** @param {import('./lobby-board.js').Counter[]} all @param {import('./lobby-board.js').Queue[]} queues */
    show(all, queues) {
      counters = all;
      services = {};
      queues.forEach((queue) => {
        services[queue.service] = queue;
      });
      paint();
    },
    /** The counter whose call is announced now, null for none. @param {string | null} counter */
    point(counter) {
      now = counter;
      const index = counters.findIndex((each) => each.id === counter);
      if (index >= 0) {
        page = Math.floor(index / paint().places);
        turned = performance.now();
      }
      paint();
    },
    /** Whether a counter's row stands on the page that is seen now. @param {string} counter */
    shows: (counter) => rows.some((each) => each.counter() === counter),
    /** Once a second: turns the page when its time has come. */
    tick() {
      if (now === null && performance.now() - turned >= PAGE) {
        page = (page + 1) % paint().pageCount;
        turned = performance.now();
        paint();
      }
    },
  };
}

/** @param {HTMLElement} list */
function row(list) {
  const item = element('li.row');
  const number = item.appendChild(element('b.row-counter+q-number'));
  const names = item.appendChild(element('span.row-services'));
  const priority = names.appendChild(element('span.row-priority'));
  const state = item.appendChild(element('span.row-state'));
  const ticket = item.appendChild(element('b.row-ticket+q-number'));
  number.dataset.test = 'row-counter';
  ticket.dataset.test = 'row-ticket';
  item.dataset.test = 'row';
  list.appendChild(item);

  /**
   * @param {import('./lobby-board.js').Counter | undefined} counter undefined leaves the place empty
   * @param {Record<string, import('./lobby-board.js').Queue>} services @param {string | null} now @param {boolean} used
   */
  function fill(counter, services, now, used) {
    item.hidden = !used;
    mark(item, 'counter', counter ? counter.id : null);
    mark(item, 'state', counter ? stateOf(counter) : 'empty');
    mark(item, 'now', counter && counter.id === now ? 'true' : null);
    mark(item, 'priority', counter && counter.ticket && isPriority(counter.ticket) ? 'true' : null);
    if (!counter) {
      return;
    }
    const shown = counter.ticket ? counter.ticket.number : '';
    write(number, String(counter.number));
    write(ticket, shown);
    write(priority, item.dataset.priority ? t('common.priority') : '');
    mark(item, 'long', String(Math.min(8, Math.max(4, shown.length))));
    mark(item, 'wordy', counter.services.map((id) => services[id] && services[id].name[languagesHere()[0]]).join(', ').length > WORDY ? 'true' : null);
    writeEach(names, (language) => counter.services.map((id) => services[id] && (services[id].name[language] || '')).filter(Boolean).join(', '));
    writeWords(state, counter.ticket || counter.status === 'open' ? 'free' : counter.status);
  }

  return { fill, counter: () => (item.hidden ? undefined : item.dataset.counter) };
}

/** @param {import('./lobby-board.js').Ticket} ticket */
function isPriority(ticket) {
  return Boolean(ticket.priority) && ticket.priority !== 'normal';
}

/** @param {import('./lobby-board.js').Counter} counter */
function stateOf(counter) {
  if (counter.ticket) {
    return counter.ticket.status === 'called' ? 'called' : 'serving';
  }
  return counter.status === 'open' ? 'free' : counter.status;
}
