import { Problem } from '../client/problem.js';
import { readAnswer, send } from '../client/rest.js';
import * as external from './externalSignIn.js';

/**
 * The access token, in memory only: what a script in this page could steal ends with the page.
 * The refresh token is a cookie that no script can read.
 */
let accessToken = /** @type {string | null} */ (null);
let owner = /** @type {string | null} */ (null);
let refreshing = /** @type {Promise<string | null> | null} */ (null);
let onSignedOut = () => {};

/** @param {() => void} listener told when a token could not be renewed any more */
export function whenSignedOut(listener) {
  onSignedOut = listener;
}

/** @param {{fresh?: boolean}} [options] @returns {Promise<string | null>} null when signed out */
export async function currentToken({ fresh = false } = {}) {
  return accessToken && !fresh ? accessToken : refreshed();
}

/** @param {{access_token: string, user?: {user_id: string}}} answer */
export function keepToken({ access_token, user }) {
  if (owner && user && user.user_id !== owner) location.reload();
  owner = user?.user_id ?? owner;
  accessToken = access_token;
}

export function forgetToken() {
  accessToken = null;
  owner = null;
}

/** One refresh at a time in this tab, and in all tabs: the cookie rotates with each. */
function refreshed() {
  refreshing ??= alone(renew).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
async function alone(work) {
  let isAlone = false;
  const working = () => {
    isAlone = true;
    return work();
  };
  try {
    return await navigator.locks.request('lamplighter.refresh', working);
  } catch (thrown) {
    if (isAlone) throw thrown;
    return work(); // no locks in this browser, or none where storage is forbidden
  }
}

/** Only the server's own word ends a login; whatever else went wrong is tried again later. @returns {Promise<string | null>} */
async function renew() {
  try {
    keepToken(external.isSignedIn() ? await external.renew() : await renewByCookie());
  } catch (thrown) {
    const problem = Problem.of(thrown);
    if (!problem.endsLogin) throw problem.retryable ? problem : Problem.unreachable();
    forgetToken();
    onSignedOut();
  }
  return accessToken;
}

async function renewByCookie() {
  const answer = await readAnswer(await send('/api/auth/refresh', { method: 'POST' }));
  if (typeof answer?.access_token !== 'string') throw Problem.unreachable();
  return answer;
}
