import { Problem } from './problem.js';

/** A line that died silently must not keep anybody waiting for ever. */
const ANSWER_WITHIN_MS = 20_000;

/**
 * JSON over HTTP with the caller's token. A 401 is answered once by a fresh token; every other
 * refusal is thrown as a {@link Problem}.
 *
 * @typedef {(options?: {fresh?: boolean}) => Promise<string | null> | string | null} TokenSource
 */
export class Rest {
  #baseUrl;
  #getToken;
  #asker = {};

  /** @param {{baseUrl: string, getToken: TokenSource}} options */
  constructor({ baseUrl, getToken }) {
    this.#baseUrl = baseUrl.replace(/\/+$/, '');
    this.#getToken = getToken;
  }

  /** @param {string} path @param {Record<string, unknown>} [query] */
  get(path, query) {
    return this.#ask('GET', path + queryString(query));
  }

  /** @param {string} path @param {unknown} [body] */
  post(path, body) {
    return this.#ask('POST', path, body);
  }

  /** @param {string} path @param {unknown} [body] */
  put(path, body) {
    return this.#ask('PUT', path, body);
  }

  /** @param {string} path */
  delete(path) {
    return this.#ask('DELETE', path);
  }

  /** What was asked until now is answered no more, and never asked again in the name of whoever comes next. */
  forgetAsked() {
    this.#asker = {};
  }

  /** @param {string} method @param {string} path @param {unknown} [body] */
  async #ask(method, path, body) {
    const asker = this.#asker;
    const isHere = () => asker === this.#asker;
    try {
      const answer = await this.#answer(isHere, method, path, body);
      if (isHere()) return answer;
    } catch (thrown) {
      if (isHere()) throw thrown;
    }
    return new Promise(() => {}); // nobody is here to hear it
  }

  /** @param {() => boolean} isHere @param {string} method @param {string} path @param {unknown} body */
  async #answer(isHere, method, path, body) {
    const token = await this.#getToken();
    if (!isHere()) return null;
    const response = await this.#send(method, path, body, token);
    if (!isHere() || !(await isSignedOut(response))) return readAnswer(response);
    const fresh = await this.#getToken({ fresh: true });
    return readAnswer(fresh && isHere() ? await this.#send(method, path, body, fresh) : response);
  }

  /** @param {string} method @param {string} path @param {unknown} body @param {string | null} token */
  #send(method, path, body, token) {
    return send(this.#baseUrl + path, { method, body, token });
  }
}

/**
 * One request without token, for the calls that give one.
 *
 * @param {string} url
 * @param {{method: string, body?: unknown, token?: string | null}} request
 * @returns {Promise<Response>}
 */
export async function send(url, { method, body, token }) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json, application/problem+json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(url, { method, headers, body: JSON.stringify(body), cache: 'no-store', signal: within(ANSWER_WITHIN_MS) });
  } catch {
    throw Problem.unreachable();
  }
}

/** As AbortSignal.timeout, which older browsers lack. @param {number} milliseconds @returns {AbortSignal} */
function within(milliseconds) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
}

/**
 * An answer that is not in the server's words came from something on the way, whatever its status.
 *
 * @param {Response} response
 * @returns {Promise<any>} null for 204
 */
export async function readAnswer(response) {
  if (response.status === 204) return null;
  const json = await response.json().catch(() => undefined);
  if (response.ok && json !== undefined) return json;
  if (!response.ok && Problem.isOurs(json)) throw new Problem({ ...json, status: response.status });
  throw Problem.unreachable();
}

/** @param {Response} response */
async function isSignedOut(response) {
  if (response.status !== 401) return false;
  return Problem.isOurs(await response.clone().json().catch(() => null));
}

/** @param {Record<string, unknown>} [query] */
function queryString(query = {}) {
  const given = Object.entries(query).filter(([, value]) => value != null && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}
