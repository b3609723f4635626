/**
 * Who is signed in. Pure.
 *
 * @typedef {object} Me the caller's own account
 * @property {string} user_id
 * @property {string} username
 * @property {string} display_name
 * @property {string | null} avatar_url
 * @property {string | null} town
 * @property {number | null} age
 * @property {string | null} about
 * @property {'everyone' | 'connections' | 'nobody'} last_seen_audience
 * @property {string[]} roles
 * @property {'online' | 'away' | 'busy' | 'invisible'} status the chosen one
 * @property {string | null} status_text
 * @property {string | null} status_expires_at
 *
 * @typedef {object} Session
 * @property {'starting' | 'signed_out' | 'signed_in' | 'unreachable'} phase
 * @property {Me | null} me
 * @property {import('./externalSignIn.js').Issuer | null} issuer set when people sign in elsewhere
 * @property {string} notice why the last session ended, in words
 */

/** @type {Session} */
export const STARTING = { phase: 'starting', me: null, issuer: null, notice: '' };

/** @param {Session} session @param {Me} me @returns {Session} */
export function signedIn(session, me) {
  return { ...session, phase: 'signed_in', me, notice: '' };
}

/** @param {Session} session @param {string} [notice] @returns {Session} */
export function signedOut(session, notice = session.notice) {
  return { ...session, phase: 'signed_out', me: null, notice };
}

/** @param {Session} session @returns {Session} */
export function unreachable(session) {
  return { ...session, phase: 'unreachable' };
}

/** @param {Session} session @param {Session['issuer']} issuer @returns {Session} */
export function signsInAt(session, issuer) {
  return { ...session, issuer };
}

/** @param {Session} session @param {Partial<Me>} change @returns {Session} */
export function meChanged(session, change) {
  return session.me ? { ...session, me: { ...session.me, ...change } } : session;
}

/** @param {Session} session */
export function isAdmin(session) {
  return session.me?.roles?.includes('admin') ?? false;
}
