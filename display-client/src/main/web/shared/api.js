// @ts-check
// The only file that fetches. ES2018 at most, without `?.` and `??`: the lobby board runs it on Chrome 79.

/**
 * @typedef {object} RequestOptions
 * @property {string} [language] sent as Accept-Language, so that `detail` comes in the reader's language
 * @property {string | null} [token] a device's bearer token
 * @property {number} [timeout] milliseconds before the request counts as lost; 10 000 when absent
 * @property {AbortSignal} [signal] gives the request up
 */

/** An answer that is not a success. Decide by `code`, show `detail`. Without an answer, `status` is 0 and `code` is `offline`, `timeout` or `aborted`. */
export class ApiProblem extends Error {
  /** @param {number} status @param {string} code @param {string | null} detail a sentence for the reader; null when there was no answer */
  constructor(status, code, detail) {
    super(detail || code);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  /** Nobody can say whether the request arrived: send it again with the same requestId. */
  get unanswered() {
    return this.code !== 'aborted' && (this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504);
  }
}

/** @returns {string} one press's id: 22 letters, digits, `-` and `_` */
export function newRequestId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return 'r-' + Array.from(bytes, (byte) => letters[byte & 63]).join('') + Date.now().toString(36).slice(-4);
}

/** @param {string} path @param {RequestOptions} [options] @returns {Promise<any>} the JSON answer, null for 204 */
export function get(path, options) {
  return send('GET', path, undefined, options);
}

/** @param {string} path a JSON file of the product, which the browser may cache @returns {Promise<any>} */
export async function getFile(path) {
  return read(await fetch(path));
}

/** @param {string} path a text of the product, which the browser may cache @returns {Promise<string>} */
export async function getText(path) {
  return new TextDecoder().decode(await getBytes(path));
}

/** @param {string} path a sound or picture, which the browser may cache @param {RequestOptions} [options] of these, only the token counts @returns {Promise<ArrayBuffer>} */
export async function getBytes(path, options) {
  const token = options && options.token;
  const response = await fetch(path, token ? { headers: { Authorization: 'Bearer ' + token } } : {});
  if (!response.ok) {
    throw new ApiProblem(response.status, 'http.' + response.status, null);
  }
  return response.arrayBuffer();
}

/** @param {string} path a picture or film of any length @returns {Promise<Blob>} */
export async function getBlob(path) {
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok) {
    throw new ApiProblem(response.status, 'http.' + response.status, null);
  }
  return response.blob();
}

/**
 * Sends a file as it is; takes as long as it takes.
 * @param {string} path @param {Blob} file @param {RequestOptions} [options] @returns {Promise<any>}
 */
export async function upload(path, file, options) {
  try {
    return await read(await fetch(path, { method: 'POST', headers: Object.assign(headersFor(undefined, options || {}), { 'Content-Type': 'application/octet-stream' }), body: file, credentials: 'same-origin' }));
  } catch (problem) {
    throw problem instanceof ApiProblem ? problem : new ApiProblem(0, 'offline', null);
  }
}

/** @param {string} path @param {object} [body] @param {RequestOptions} [options] @returns {Promise<any>} */
export function post(path, body, options) {
  return send('POST', path, body === undefined ? {} : body, options);
}

/** @param {string} path @param {object} [body] @param {RequestOptions} [options] @returns {Promise<any>} */
export function put(path, body, options) {
  return send('PUT', path, body === undefined ? {} : body, options);
}

/** @param {string} path @param {RequestOptions} [options] @returns {Promise<any>} */
export function remove(path, options) {
  return send('DELETE', path, undefined, options);
}

/**
 * One press: posts with one requestId and, while nobody answers, posts the same again, so that a double tap or a lost answer makes one ticket.
 * @param {string} path
 * @param {object} body a requestId is added unless it carries one
 * @param {RequestOptions & {attempts?: number, onRetry?: (problem: ApiProblem) => void}} [options] 4 attempts when absent; Infinity keeps trying until `signal` aborts
 * @returns {Promise<any>}
 */
export async function press(path, body, options) {
  const settings = options || {};
  const attempts = settings.attempts || 4;
  const sent = Object.assign({ requestId: newRequestId() }, body);
  for (let attempt = 1; ; attempt++) {
    try {
      return await post(path, sent, settings);
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || !problem.unanswered || attempt >= attempts) {
        throw problem;
      }
      if (settings.onRetry) {
        settings.onRetry(problem);
      }
      await pause(retryDelay(attempt), settings.signal);
    }
  }
}

/** @param {number} attempt from 1 @returns {number} 0.5 s doubled up to 10 s, with some chance in it, so that a hall of devices does not come back at once */
export function retryDelay(attempt) {
  const whole = Math.min(10000, 500 * Math.pow(2, attempt - 1));
  return whole * (0.75 + Math.random() * 0.5);
}

/** @param {number} milliseconds @param {AbortSignal} [signal] @returns {Promise<void>} */
function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    if (signal) {
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(new ApiProblem(0, 'aborted', null));
      });
    }
  });
}

/** @param {string} method @param {string} path @param {object | undefined} body @param {RequestOptions} [options] */
async function send(method, path, body, options) {
  const settings = options || {};
  const stop = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop.abort();
  }, settings.timeout || 10000);
  if (settings.signal) {
    settings.signal.addEventListener('abort', () => stop.abort());
  }
  try {
    const response = await fetch(path, {
      method,
      headers: headersFor(body, settings),
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      credentials: 'same-origin',
      signal: stop.signal,
    });
    return await read(response);
  } catch (problem) {
    if (problem instanceof ApiProblem) {
      throw problem;
    }
    throw new ApiProblem(0, late ? 'timeout' : stop.signal.aborted ? 'aborted' : 'offline', null);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {object | undefined} body @param {RequestOptions} settings */
function headersFor(body, settings) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (settings.language) {
    headers['Accept-Language'] = settings.language;
  }
  if (settings.token) {
    headers.Authorization = 'Bearer ' + settings.token;
  }
  return headers;
}

/** @param {Response} response */
async function read(response) {
  if (response.status === 204) {
    return null;
  }
  const text = await response.text();
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch (notJson) {
    // A proxy's error page: there is nothing in it to show to a visitor.
  }
  if (response.ok) {
    return answer;
  }
  throw new ApiProblem(response.status, (answer && answer.code) || 'http.' + response.status, (answer && answer.detail) || null);
}
