import { forgetAll } from '../chat/kept.js';
import { waitBefore } from '../client/backoff.js';
import { Problem } from '../client/problem.js';
import { Rest, readAnswer, send } from '../client/rest.js';
import { lamp } from '../lamp.js';
import { goTo } from '../router.js';
import { store } from '../store.js';
import { forgetAccount } from './account.js';
import * as external from './externalSignIn.js';
import * as state from './sessionState.js';
import { currentToken, forgetToken, keepToken, whenSignedOut } from './tokens.js';

/** Its answers are awaited beyond the session's end. */
const farewell = new Rest({ baseUrl: '', getToken: currentToken });

/** @type {Record<string, string>} */
const ENDED = {
  signed_out: 'You were signed out. Sign in to go on.',
  banned: 'An administrator ended your session.',
  refused: 'The server refused the connection. Sign in to try again.',
};

/** Follows what ends a session from outside: an expired login, an administrator, another tab. */
export function hearSessionEnd() {
  whenSignedOut(() => end(store.state.session.me ? ENDED.signed_out : ''));
  lamp.on('state', ({ phase, reason }) => {
    if (phase === 'closed' && reason && reason in ENDED) end(ENDED[reason]);
  });
}

/** Finds out who is signed in, and connects; tries again by itself while the server is away. */
export async function startSession(attempt = 0) {
  try {
    await restoreSession();
  } catch (thrown) {
    const problem = Problem.of(thrown);
    if (!problem.retryable) return end(problem.message);
    store.apply('session', state.unreachable);
    setTimeout(() => startSession(attempt + 1), waitBefore(attempt));
  }
}

async function restoreSession() {
  const config = await readAnswer(await send('/api/auth/config', { method: 'GET' }));
  if (config.mode === 'external') {
    store.apply('session', state.signsInAt, config);
    await restoreExternal(config);
  } else if (await currentToken()) {
    await enter();
  }
}

/** @param {external.Issuer} issuer */
async function restoreExternal(issuer) {
  const back = await external.comeBack(issuer);
  if (!back && external.wasSignedIn()) return external.leaveToSignIn(issuer, here(), { silent: true });
  if (!back) return end();
  keepToken(back);
  await enter();
  goTo(back.returnTo, { replace: true });
}

function here() {
  return location.pathname + location.search;
}

/** @param {import('./credentials.js').Credentials} credentials */
export function signIn(credentials) {
  return enterWith('/api/auth/login', credentials);
}

/** @param {import('./credentials.js').Credentials} credentials */
export function register(credentials) {
  return enterWith('/api/auth/register', credentials);
}

/** @param {{everywhere?: boolean}} [options] */
export async function signOut({ everywhere = false } = {}) {
  await leave(() => farewell.post(`/api/auth/logout${everywhere ? '?everywhere=true' : ''}`));
  external.leaveToSignOut();
}

export async function deleteAccount() {
  await leave(() => farewell.delete('/api/users/me'));
}

/**
 * Leaves nothing on this device. The server closes the socket before it answers: by then the
 * session may be over here, and then nothing was refused, and nothing needs to be explained.
 *
 * @param {() => Promise<unknown>} work ends the session at the server
 */
async function leave(work) {
  const left = userId();
  await work().catch((thrown) => {
    if (userId() === left) throw thrown;
  });
  if (left) forgetAll(left);
  if (userId() === left) end('');
  else if (store.state.session.phase === 'signed_out') store.apply('session', state.signedOut, '');
}

function userId() {
  return store.state.session.me?.user_id ?? '';
}

export async function reloadMe() {
  const asking = userId();
  const [me, { status, text, expires_at }] = await Promise.all([
    lamp.rest.get('/api/users/me'),
    lamp.rest.get('/api/users/me/status'),
  ]);
  if (userId() === asking) store.apply('session', state.signedIn, { ...me, status, status_text: text, status_expires_at: expires_at });
}

/** @param {string} path @param {import('./credentials.js').Credentials} credentials */
async function enterWith(path, credentials) {
  keepToken(await readAnswer(await send(path, { method: 'POST', body: credentials })));
  await enter();
}

/** The code of what only members see. */
function fetchCommunity() {
  return import('../shell/community.js').catch(() => {
    throw Problem.unreachable();
  });
}

/** While somebody still types the password; what does not come now is asked for again at the sign-in. */
export function prepareToEnter() {
  fetchCommunity().catch(() => {});
}

/** Connects while the account is asked for: nobody waits for one after the other. */
async function enter() {
  forgetAccount();
  await fetchCommunity();
  lamp.connect();
  try {
    await reloadMe();
  } catch (thrown) {
    lamp.disconnect();
    throw thrown;
  }
}

/** Ends the session on this page. @param {string} [notice] */
export function end(notice) {
  forgetToken();
  lamp.disconnect();
  store.apply('session', state.signedOut, notice);
  forgetAccount();
}
