/**
 * Who is online, as an administrator sees it. Pure.
 *
 * @typedef {object} OnlineUser
 * @property {string} user_id
 * @property {string} username
 * @property {string} status
 * @property {number} sessions
 * @property {string[]} nodes
 * @property {string | null} since null while only a lease keeps them online
 * @property {string | null} last_seen
 *
 * @typedef {object} Roster
 * @property {'loading' | 'ready' | 'failed'} phase
 * @property {OnlineUser[]} users
 * @property {number} fetchedAt milliseconds since the epoch
 * @property {boolean} fetching
 * @property {string} problem
 */

/** @type {Roster} */
export const NOT_LOADED = { phase: 'loading', users: [], fetchedAt: 0, fetching: false, problem: '' };

/** @param {Roster} roster @returns {Roster} */
export function fetching(roster) {
  return { ...roster, fetching: true };
}

/** @param {Roster} _ @param {OnlineUser[]} users @param {number} fetchedAt @returns {Roster} */
export function fetched(_, users, fetchedAt) {
  return { phase: 'ready', users, fetchedAt, fetching: false, problem: '' };
}

/** What was fetched before stays on show, as cached. @param {Roster} roster @param {string} problem @returns {Roster} */
export function failed(roster, problem) {
  const phase = roster.phase === 'ready' ? 'ready' : 'failed';
  return { ...roster, phase, fetching: false, problem };
}

/** @param {Roster} roster @param {string} username @returns {Roster} */
export function wentOffline(roster, username) {
  return { ...roster, users: roster.users.filter((user) => user.username !== username) };
}

/** @param {Roster} roster @param {{username: string, status: string}} change @returns {Roster} */
export function statusChanged(roster, { username, status }) {
  const users = roster.users.map((user) => (user.username === username ? { ...user, status } : user));
  return { ...roster, users };
}
