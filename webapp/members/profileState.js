/**
 * The one profile that is looked at. Pure.
 *
 * @typedef {object} Profile
 * @property {'loading' | 'ready' | 'missing' | 'failed'} phase
 * @property {string} username
 * @property {import('./listState.js').Member | null} member
 * @property {string} problem
 */

/** @type {Profile} */
export const NO_PROFILE = { phase: 'loading', username: '', member: null, problem: '' };

/** @param {Profile} _ @param {string} username @param {import('./listState.js').Member | undefined} known from a list, shown until the answer @returns {Profile} */
export function opened(_, username, known) {
  return { phase: known ? 'ready' : 'loading', username, member: known ?? null, problem: '' };
}

/** @param {Profile} profile @param {import('./listState.js').Member} member @returns {Profile} */
export function arrived(profile, member) {
  return profile.username === member.username ? { ...profile, phase: 'ready', member } : profile;
}

/** @param {Profile} profile @param {string} username @param {import('../client/problem.js').Problem} problem @returns {Profile} */
export function refused(profile, username, problem) {
  if (profile.username !== username) return profile;
  return { ...profile, phase: problem.status === 404 ? 'missing' : 'failed', problem: problem.message };
}
