// @ts-check
/**
 * One call at a time. Calls that come together wait their turn; each stands in front, and is spoken, to its end and for a least time, in the order in which it was made.
 * Durations are measured with performance.now() and the audio clock, for a television's own clock jumps.
 */

/** A call that waited longer than this may be passed over, but only if its visitor is at the counter already. Milliseconds. */
const STALE = 30000;
/** The board breathes between two calls, so that two calls to one counter are seen as two. Milliseconds. */
const BREATH = 500;
/** More than this never waits: in a hall where it would, the table and the list of last calls are the announcement. */
const LONGEST = 60;

/**
 * @typedef {{seq: number, ticket: import('./lobby-board.js').Ticket, call: import('./lobby-board.js').Call, reported?: boolean}} Announcement
 * @typedef {object} Stage
 * @property {(announcement: Announcement) => void} show it stands in front now
 * @property {(announcement: Announcement) => Promise<boolean>} say resolves when it was said to its end (true) or could not be (false)
 * @property {(announcement: Announcement) => void} said it was heard to its end
 * @property {(announcement: Announcement) => void} rest it steps back; nothing is in front
 * @property {(quiet: boolean) => void} hush before the first sound (true), after the last (false): films are muted between
 * @property {() => number} minimum milliseconds that each stands in front
 * @property {() => void} idle nothing is left to announce
 */

/** @param {Stage} stage */
export function announcer(stage) {
  /** @type {{announcement: Announcement, since: number}[]} */
  const waiting = [];
  let busy = false;

  /** @param {Announcement} announcement */
  function announce(announcement) {
    waiting.push({ announcement, since: performance.now() });
    if (waiting.length > LONGEST) {
      waiting.shift();
    }
    if (!busy) {
      run();
    }
  }

  /** What became of a ticket while its call still waits. @param {import('./lobby-board.js').Ticket} ticket */
  function note(ticket) {
    waiting.forEach((each) => {
      if (each.announcement.ticket.id === ticket.id) {
        each.announcement.ticket = ticket;
      }
    });
  }

  async function run() {
    busy = true;
    stage.hush(true);
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (!isPast(next)) {
        await perform(next.announcement);
      }
    }
    stage.hush(false);
    busy = false;
    stage.idle();
  }

  /** @param {Announcement} announcement */
  async function perform(announcement) {
    const start = performance.now();
    stage.show(announcement);
    const heard = await stage.say(announcement).catch(() => false);
    if (heard) {
      stage.said(announcement);
    }
    await pause(start + stage.minimum() - performance.now());
    stage.rest(announcement);
    await pause(BREATH);
  }

  /** @param {{announcement: Announcement, since: number}} each */
  function isPast(each) {
    const status = each.announcement.ticket.status;
    return (status === 'serving' || status === 'finished') && performance.now() - each.since > STALE;
  }

  return {
    announce,
    note,
    /** Whether a call still waits to be announced. @param {string} call */
    awaits: (call) => waiting.some((each) => each.announcement.call.id === call),
    /** Forgets what still waits; the one in front is finished. */
    clear: () => waiting.splice(0),
    busy: () => busy,
  };
}

/** @param {number} milliseconds @returns {Promise<void>} */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
