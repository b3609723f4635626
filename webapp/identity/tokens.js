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
  return navigator.locks ? navigator.locks.request('lamplighter.refresh', work) : work();
}

/** @returns {Promise<string | null>} */
async function renew() {
  try {
    keepToken(external.isSignedIn() ? await external.renew() : await renewByCookie());
  } catch (problem) {
    if (/** @type {any} */ (problem).retryable || /** @type {any} */ (problem).status >= 500) throw problem;
    forgetToken();
    onSignedOut();
  }
  return accessToken;
}

async function renewByCookie() {
  return readAnswer(await send('/api/auth/refresh', { method: 'POST' }));
}
