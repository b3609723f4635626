import { Rest } from '../../../webapp/client/rest.js';
import { currentToken, forgetToken, keepToken, whenSignedOut } from '../../../webapp/identity/tokens.js';
import { equal } from './expect.js';

const OURS = { type: 'urn:lamplighter:problem:unauthorized', title: 'Sign in to go on', status: 401, retryable: false };

/** What proxies, captive portals and broken lines answer in the server's place. @type {[string, () => Response | Promise<Response>][]} */
const NOT_OURS = [
  ['a page with 200', () => page(200)],
  ['a page with 401', () => page(401)],
  ['a page with 403', () => page(403)],
  ['a page with 404', () => page(404)],
  ['a page with 502', () => page(502)],
  ['JSON of somebody else', () => json({ login: 'please' }, 200)],
  ['a 401 of somebody else', () => json({ error: 'no' }, 401)],
  ['null', () => json(null, 200)],
  ['nothing', () => new Response(null, { status: 204 })],
  ['our fault', () => json({ ...OURS, type: 'urn:lamplighter:problem:internal', status: 500 }, 500)],
  ['our not found', () => json({ ...OURS, type: 'urn:lamplighter:problem:not_found', status: 404 }, 404)],
  ['no line', () => Promise.reject(new TypeError('Failed to fetch'))],
];

export async function onlyTheServersOwnWordShouldEndALogin() {
  for (const [what, answer] of NOT_OURS) {
    const { thrown, ended } = await refreshedBy(answer);
    equal([what, ended, thrown?.retryable], [what, 0, true]);
  }
  const { thrown, ended } = await refreshedBy(() => json(OURS, 401));
  equal([thrown, ended], [null, 1]);
}

export async function aLaterRefreshShouldGoOn() {
  await refreshedBy(() => page(200));
  equal(await withFetch(() => json({ access_token: 'next' }, 200), () => currentToken({ fresh: true })), 'next');
}

export async function aRefreshShouldWorkWhereLocksAreForbidden() {
  const { locks } = navigator;
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request: () => Promise.reject(new DOMException('', 'SecurityError')) } });
  try {
    equal(await withFetch(() => json({ access_token: 'alone' }, 200), () => currentToken({ fresh: true })), 'alone');
  } finally {
    Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });
  }
}

export async function aStrangers401ShouldNotAskForAFreshToken() {
  let fresh = 0;
  const rest = new Rest({ baseUrl: 'http://stub.test', getToken: (options) => (options?.fresh && fresh++, 't') });
  const thrown = await withFetch(() => page(401), () => rest.get('/api/users/me').catch((/** @type {any} */ problem) => problem));
  equal([fresh, thrown.status, thrown.retryable, thrown.endsLogin], [0, 0, true, false]);
}

/** @param {() => Response | Promise<Response>} answer */
async function refreshedBy(answer) {
  let ended = 0;
  keepToken({ access_token: 'before' });
  whenSignedOut(() => ended++);
  const thrown = await withFetch(answer, () => currentToken({ fresh: true }).then(() => null, (/** @type {any} */ problem) => problem));
  whenSignedOut(() => {});
  forgetToken();
  return { thrown, ended };
}

/** @template T @param {() => Response | Promise<Response>} answer @param {() => Promise<T>} work @returns {Promise<T>} */
async function withFetch(answer, work) {
  const { fetch } = globalThis;
  try {
    globalThis.fetch = async () => answer();
    return await work();
  } finally {
    globalThis.fetch = fetch;
  }
}

/** @param {number} status */
function page(status) {
  return new Response('<!doctype html><title>Welcome to our network</title>', { status, headers: { 'Content-Type': 'text/html' } });
}

/** @param {any} body @param {number} status */
function json(body, status) {
  return Response.json(body, { status });
}
