/**
 * What a search in the conversations found. Pure.
 *
 * @typedef {object} Found
 * @property {'none' | 'loading' | 'ready' | 'failed'} phase `none` while nothing is searched for
 * @property {string} query an answer to another one is late and dropped
 * @property {import('./conversationsState.js').Message[]} items
 * @property {string | null} next
 * @property {string} problem
 */

/** @type {Found} */
export const NOTHING_SEARCHED = { phase: 'none', query: '', items: [], next: null, problem: '' };

/** @param {Found} found @param {string} query @returns {Found} */
export function asked(found, query) {
  if (query === '') return NOTHING_SEARCHED;
  return { ...NOTHING_SEARCHED, phase: 'loading', query, items: found.items };
}

/** @param {Found} found @param {string} query @param {{messages: Found['items'], next: string | null}} page @returns {Found} */
export function loaded(found, query, { messages, next }) {
  return found.query === query ? { ...found, phase: 'ready', items: messages, next } : found;
}

/** @param {Found} found @param {string} query @param {{messages: Found['items'], next: string | null}} page @returns {Found} */
export function extended(found, query, { messages, next }) {
  return found.query === query ? { ...found, phase: 'ready', items: [...found.items, ...messages], next } : found;
}

/** @param {Found} found @param {string} query @param {string} problem @returns {Found} */
export function failed(found, query, problem) {
  return found.query === query ? { ...found, phase: 'failed', items: [], problem } : found;
}
