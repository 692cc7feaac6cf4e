// @ts-check
// The only file that opens a WebSocket. ES2018 at most, without `?.` and `??`: the lobby board runs it on Chrome 79.
import { retryDelay } from './api.js';

/** The server pings every 15 s; this much silence means the line is dead. */
const SILENCE = 40000;

/**
 * @typedef {object} LiveOptions
 * @property {(frame: any) => void} onFrame every frame that is news, in order; never `ping`, never one already used
 * @property {() => void} [onPing] the server wants to know whether somebody is there
 * @property {(state: 'connecting' | 'online' | 'offline') => void} [onState] called on each change
 * @property {number | null} [since] the last `seq` used before; null for a snapshot
 * @property {string | null} [token] a device's token
 */

/**
 * A line to the server that opens itself again: it resumes after the last `seq` and drops what was already used, so there is neither a gap nor a double.
 * @param {string} path e.g. `/ws/track/7KX2M9QD4T3V`
 * @param {LiveOptions} options
 * @returns {{send: (frame: object) => boolean, close: () => void, retryNow: () => void, seq: () => number | null, state: () => string}}
 */
export function openLive(path, options) {
  /** @type {WebSocket | null} */
  let socket = null;
  let state = '';
  let last = options.since === undefined ? null : options.since;
  let attempt = 0;
  let closed = false;
  let silence = 0;
  let retry = 0;
  let heard = 0;

  connect();
  addEventListener('online', retryNow);
  document.addEventListener('visibilitychange', wake);

  function connect() {
    clearTimeout(retry);
    report(attempt === 0 ? 'connecting' : 'offline');
    const opened = new WebSocket(address(path, last, options.token));
    socket = opened;
    // A socket that was given up may still speak: only the current one counts.
    opened.onopen = () => opened === socket && listen();
    opened.onmessage = (message) => opened === socket && receive(message.data);
    opened.onclose = () => opened === socket && lost();
    listen();
  }

  function listen() {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE);
  }

  /** @param {string} data */
  function receive(data) {
    listen();
    heard = Date.now();
    attempt = 0;
    report('online');
    const frame = JSON.parse(data);
    if (frame.type === 'ping') {
      if (options.onPing) {
        options.onPing();
      }
    } else if (isNews(frame)) {
      options.onFrame(frame);
    }
  }

  /** @param {any} frame */
  function isNews(frame) {
    if (typeof frame.seq !== 'number') {
      return true;
    }
    // `queues` follows the event that changed them under the same seq; it is a state, so using it twice does no harm.
    const known = last !== null && (frame.type === 'queues' ? frame.seq < last : frame.seq <= last);
    if (known && frame.type !== 'snapshot') {
      return false;
    }
    last = frame.seq;
    return true;
  }

  function lost() {
    clearTimeout(silence);
    clearTimeout(retry);
    const dead = socket;
    socket = null;
    if (dead) {
      dead.close();
    }
    if (closed) {
      return;
    }
    attempt++;
    report('offline');
    retry = setTimeout(connect, retryDelay(attempt));
  }

  function retryNow() {
    if (!closed && state !== 'online') {
      lost();
      connect();
    }
  }

  /** A phone that slept has a line that looks open and is not: if a ping is overdue, take a new one. */
  function wake() {
    if (!closed && !document.hidden && (state !== 'online' || Date.now() - heard > 20000)) {
      lost();
      connect();
    }
  }

  /** @param {'connecting' | 'online' | 'offline'} next */
  function report(next) {
    if (next !== state) {
      state = next;
      if (options.onState) {
        options.onState(next);
      }
    }
  }

  return {
    send(frame) {
      const open = socket !== null && socket.readyState === WebSocket.OPEN;
      if (open && socket) {
        socket.send(JSON.stringify(frame));
      }
      return open;
    },
    close() {
      closed = true;
      removeEventListener('online', retryNow);
      document.removeEventListener('visibilitychange', wake);
      lost();
    },
    retryNow,
    seq: () => last,
    state: () => state,
  };
}

/** @param {string} path @param {number | null} since @param {string | null | undefined} token */
function address(path, since, token) {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (since !== null) {
    url.searchParams.set('since', String(since));
  }
  if (token) {
    url.searchParams.set('token', token);
  }
  return url.href;
}
