import { Problem } from '../client/problem.js';
import { readAnswer, send } from '../client/rest.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';
import * as external from './externalSignIn.js';
import * as state from './sessionState.js';
import { currentToken, forgetToken, keepToken, whenSignedOut } from './tokens.js';

/** @type {Record<string, string>} */
const ENDED = {
  signed_out: 'You were signed out. Sign in to go on.',
  banned: 'An administrator ended your session.',
  refused: 'The server refused the connection. Sign in to try again.',
};

/** Finds out who is signed in, and connects. Answers the path to go on at, or null to stay. */
export async function startSession() {
  whenSignedOut(() => end(store.state.session.me ? ENDED.signed_out : ''));
  lamp.on('state', ({ phase, reason }) => {
    if (phase === 'closed' && reason && reason in ENDED) end(ENDED[reason]);
  });
  try {
    return await restoreSession();
  } catch (thrown) {
    const problem = Problem.of(thrown);
    if (problem.status === 0 || problem.status >= 500) store.apply('session', state.unreachable);
    else end(problem.message);
    return null;
  }
}

/** @returns {Promise<string | null>} */
async function restoreSession() {
  const config = await readAnswer(await send('/api/auth/config', { method: 'GET' }));
  if (config.mode === 'external') {
    store.apply('session', state.signsInAt, config);
    return restoreExternal(config);
  }
  if (await currentToken()) await enter();
  return null;
}

/** @param {external.Issuer} issuer */
async function restoreExternal(issuer) {
  const back = await external.comeBack(issuer);
  if (!back) {
    end();
    return null;
  }
  keepToken(back);
  await enter();
  return back.returnTo;
}

/** @param {{username: string, password: string}} credentials */
export function signIn(credentials) {
  return enterWith('/api/auth/login', credentials);
}

/** @param {{username: string, password: string}} credentials */
export function register(credentials) {
  return enterWith('/api/auth/register', credentials);
}

/** @param {{everywhere?: boolean}} [options] */
export async function signOut({ everywhere = false } = {}) {
  const isExternal = external.isSignedIn();
  if (everywhere || !isExternal) {
    await lamp.rest.post(`/api/auth/logout${everywhere ? '?everywhere=true' : ''}`);
  } else {
    await lamp.command('user_offline').catch(() => {});
  }
  end('');
  if (isExternal) external.leaveToSignOut();
}

export async function reloadMe() {
  const [me, { status, text, expires_at }] = await Promise.all([
    lamp.rest.get('/api/users/me'),
    lamp.rest.get('/api/users/me/status'),
  ]);
  store.apply('session', state.signedIn, { ...me, status, status_text: text, status_expires_at: expires_at });
}

/** @param {string} path @param {{username: string, password: string}} credentials */
async function enterWith(path, credentials) {
  keepToken(await readAnswer(await send(path, { method: 'POST', body: credentials })));
  await enter();
}

async function enter() {
  await reloadMe();
  lamp.connect();
}

/** Ends the session on this page. @param {string} [notice] */
export function end(notice) {
  forgetToken();
  lamp.disconnect();
  store.apply('session', state.signedOut, notice);
}
