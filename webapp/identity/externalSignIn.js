import { Problem } from '../client/problem.js';
import { inThisTab } from '../kit/storage.js';

/**
 * Sign-in at an external OpenID Connect issuer: authorization code with PKCE (RFC 7636). What has
 * to survive the way there and back stands in sessionStorage; tokens never do, so a page that is
 * loaded anew asks the issuer again, silently.
 *
 * @typedef {{issuer: string, client_id: string, authorization_endpoint: string,
 *     token_endpoint: string, end_session_endpoint?: string}} Issuer
 */
const TRIP = 'lamplighter.sign_in';
const WAS_SIGNED_IN = 'lamplighter.was_signed_in';

/** @type {{issuer: Issuer, refreshToken: string | null} | null} */
let signedIn = null;

export function isSignedIn() {
  return signedIn !== null;
}

/** Whether this tab was signed in before it was loaded anew. */
export function wasSignedIn() {
  return inThisTab.get(WAS_SIGNED_IN) !== null;
}

/**
 * Leaves the page for the issuer's.
 *
 * @param {Issuer} issuer
 * @param {string} returnTo a path of ours
 * @param {{silent?: boolean}} [options] silent: come back at once, signed in or not
 */
export async function leaveToSignIn(issuer, returnTo, { silent = false } = {}) {
  if (!crypto.subtle) throw needsHttps();
  const verifier = randomText();
  const state = randomText();
  inThisTab.set(TRIP, JSON.stringify({ verifier, state, returnTo, silent }));
  inThisTab.remove(WAS_SIGNED_IN);
  const to = extended(issuer.authorization_endpoint, {
    response_type: 'code',
    client_id: issuer.client_id,
    redirect_uri: redirectUri(),
    scope: 'openid profile',
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    ...(silent && { prompt: 'none' }),
  });
  location.assign(to);
}

/**
 * Takes up the code that the issuer sent back with.
 *
 * @param {Issuer} issuer
 * @returns {Promise<{access_token: string, returnTo: string} | null>} null when we are not on the way back
 */
export async function comeBack(issuer) {
  const query = new URLSearchParams(location.search);
  const trip = JSON.parse(inThisTab.get(TRIP) ?? 'null');
  if (!trip || !query.has('state') || query.get('state') !== trip.state) return null;
  inThisTab.remove(TRIP);
  const code = query.get('code');
  if (!code && trip.silent) return null;
  if (!code) throw refused(query.get('error_description'));
  const tokens = await askTokens(issuer, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri(),
    code_verifier: trip.verifier,
  });
  return { ...tokens, returnTo: trip.returnTo };
}

/** @returns {Promise<{access_token: string}>} */
export async function renew() {
  if (!signedIn?.refreshToken) throw refused(null);
  return askTokens(signedIn.issuer, {
    grant_type: 'refresh_token',
    refresh_token: signedIn.refreshToken,
  });
}

/** Ends the issuer's session too, or it would sign in again by itself. */
export function leaveToSignOut() {
  const endSession = signedIn?.issuer.end_session_endpoint;
  const clientId = signedIn?.issuer.client_id ?? '';
  signedIn = null;
  inThisTab.remove(WAS_SIGNED_IN);
  if (!endSession) return;
  location.assign(extended(endSession, { client_id: clientId, post_logout_redirect_uri: redirectUri() }));
}

/** @param {Issuer} issuer @param {Record<string, string>} grant */
async function askTokens(issuer, grant) {
  const body = new URLSearchParams({ client_id: issuer.client_id, ...grant });
  const response = await fetch(issuer.token_endpoint, { method: 'POST', body }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (isRefusal(response, answer)) throw refused(answer.error_description);
  if (!answer?.access_token) throw Problem.unreachable();
  signedIn = { issuer, refreshToken: answer.refresh_token ?? grant.refresh_token ?? null };
  inThisTab.set(WAS_SIGNED_IN, 'yes');
  return { access_token: answer.access_token };
}

/**
 * Whether the issuer itself said no (RFC 6749, section 5.2); all else may be better in a moment. One that
 * answers a renewal without a new refresh token leaves us the old one (section 6).
 *
 * @param {Response | null} response @param {any} answer
 */
function isRefusal(response, answer) {
  return (response?.status === 400 || response?.status === 401) && typeof answer?.error === 'string';
}

/** The address may have a query of its own (RFC 6749, section 3.1). @param {string} address @param {Record<string, string>} parameters */
function extended(address, parameters) {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** Browsers have what the sign-in needs on https and on this very machine only. */
function needsHttps() {
  return new Problem({
    status: 400,
    title: 'No https',
    detail: 'Signing in needs a secure page. Open this page at an address that begins with https://.',
  });
}

/** @param {string | null | undefined} why */
function refused(why) {
  return new Problem({ type: 'urn:lamplighter:problem:unauthorized', status: 401, title: 'Sign-in was refused', detail: why || 'Sign in again to go on.' });
}

function redirectUri() {
  return `${location.origin}/login`;
}

function randomText() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** @param {string} verifier */
async function challengeOf(verifier) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64Url(new Uint8Array(digest));
}

/** @param {Uint8Array} bytes */
function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
