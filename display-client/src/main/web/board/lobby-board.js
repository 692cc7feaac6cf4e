// @ts-check
/** What the lobby board knows: the last snapshot and every frame since. No page in here, so it is as easy to test as a table. */

/** How many of the last calls are kept; more than any layout shows. */
const CALLS = 12;

/**
 * @typedef {{id: string, number: string, service: string, status: string, language: string, priority: string}} Ticket
 * @typedef {{id: string, number: number, name: Record<string, string>, status: string, services: string[], ticket: Ticket | null}} Counter
 * @typedef {{id: string, ticket: Ticket, counter: {id: string, number: number, name: Record<string, string>}, count: number, calledAt: string}} Call
 * @typedef {{service: string, prefix: string, name: Record<string, string>, waiting: number, estimate: {low: number, high: number} | null}} Queue
 */

export function lobbyBoard() {
  /** @type {any} */
  let snapshot = null;
  /** @type {Counter[]} */
  let counters = [];
  /** @type {Call[]} */
  let calls = [];
  /** @type {Queue[]} */
  let queues = [];

  /** @param {any} board */
  function take(board) {
    snapshot = board;
    counters = board.counters.slice().sort((/** @type {Counter} */ one, /** @type {Counter} */ other) => one.number - other.number);
    calls = board.calls.slice(0, CALLS);
    queues = board.queues;
  }

  /** @param {any} frame an event of the office, or `queues` */
  function use(frame) {
    if (frame.type === 'queues') {
      useQueues(frame.queues);
    } else if (frame.type.startsWith('ticket.') && frame.ticket) {
      useTicket(frame);
    } else if (frame.type.startsWith('counter.') && frame.counter) {
      useCounter(frame.counter);
    }
  }

  /** @param {any} frame */
  function useTicket(frame) {
    const { ticket, counter, call } = frame;
    const at = ticket.status === 'called' || ticket.status === 'serving' ? counter && counter.id : null;
    counters.forEach((each) => {
      if (each.id === at) {
        each.ticket = ticket;
      } else if (each.ticket && each.ticket.id === ticket.id) {
        each.ticket = null;
      }
    });
    if (counter) {
      useCounter(counter);
    }
    if (call) {
      calls = [call].concat(calls.filter((each) => each.id !== call.id)).slice(0, CALLS);
    }
  }

  /** @param {{id: string, status: string}} counter */
  function useCounter(counter) {
    const known = counters.find((each) => each.id === counter.id);
    if (known && counter.status) {
      known.status = counter.status;
    }
  }

  /** @param {{service: string, waiting: number, estimate: any}[]} changed */
  function useQueues(changed) {
    changed.forEach((queue) => {
      const known = queues.find((each) => each.service === queue.service);
      if (known) {
        known.waiting = queue.waiting;
        known.estimate = queue.estimate;
      }
    });
  }

  return {
    take,
    use,
    /** The last snapshot as it came, for what no frame changes: office, voice, ticker, version. */
    snapshot: () => snapshot,
    counters: () => counters,
    /** Newest first. */
    calls: () => calls,
    queues: () => queues,
  };
}
