import { rejoined } from '../kit/rejoined.js';

/**
 * Lists of members, each by its name and known by what was asked for. Pure.
 *
 * @typedef {object} Member
 * @property {string} user_id
 * @property {string} username
 * @property {string | null} [display_name]
 * @property {string | null} [avatar_url]
 * @property {string | null} [town]
 * @property {number | null} [age]
 * @property {string | null} [about]
 *
 * @typedef {object} MemberList
 * @property {'loading' | 'ready' | 'failed'} phase
 * @property {string} key what was asked for; an answer to something else is late and dropped
 * @property {Member[]} items
 * @property {string | null} next the cursor of the next page
 * @property {boolean} extending
 * @property {boolean} isLong whether more than the first page was asked for
 * @property {number} changes made here; an answer that was asked for before one is late and dropped
 * @property {string} problem
 *
 * @typedef {Record<string, MemberList>} Lists
 */

/** @type {Lists} */
export const NO_LISTS = {};

/** @type {MemberList} */
const UNKNOWN = { phase: 'loading', key: '', items: [], next: null, extending: false, isLong: false, changes: 0, problem: '' };

/** @param {Lists} lists @param {string} name @returns {MemberList} */
export function listOf(lists, name) {
  return lists[name] ?? UNKNOWN;
}

/** Asked for: what is shown of the same list stays until the answer. @param {Lists} lists @param {string} name @param {string} [key] @returns {Lists} */
export function asked(lists, name, key = '') {
  const list = listOf(lists, name);
  if (list.phase === 'ready' && list.key === key) return lists;
  const items = name in lists && list.phase === 'ready' ? list.items : [];
  return { ...lists, [name]: { ...UNKNOWN, key, items, changes: list.changes } };
}

/** The first page: of a list that is shown, what was loaded below it stays. @param {Lists} lists @param {string} name @param {{items: Member[], next: string | null}} page @param {string} [key] @param {number} [changes] when it was asked for @returns {Lists} */
export function loaded(lists, name, page, key = '', changes = 0) {
  const list = listOf(lists, name);
  if (list.key !== key || list.changes !== changes) return lists;
  const isLong = list.isLong && list.phase === 'ready';
  const { items, next } = isLong ? rejoined(list, page, ({ username }) => username) : page;
  return { ...lists, [name]: { ...UNKNOWN, phase: 'ready', key, items, next, isLong, changes } };
}

/** @param {Lists} lists @param {string} name @returns {Lists} */
export function extending(lists, name) {
  return { ...lists, [name]: { ...listOf(lists, name), extending: true } };
}

/** @param {Lists} lists @param {string} name @param {{items: Member[], next: string | null}} page @param {string} [key] @returns {Lists} */
export function extended(lists, name, { items, next }, key = '') {
  const list = listOf(lists, name);
  if (list.key !== key) return lists;
  const known = new Set(list.items.map(({ username }) => username));
  const fresh = items.filter(({ username }) => !known.has(username));
  return { ...lists, [name]: { ...list, items: [...list.items, ...fresh], next, extending: false, isLong: true } };
}

/** A list that is shown stays; only one that never came has failed. @param {Lists} lists @param {string} name @param {string} problem @param {string} [key] @returns {Lists} */
export function failed(lists, name, problem, key = '') {
  const list = listOf(lists, name);
  if (list.key !== key) return lists;
  if (list.phase === 'ready') return { ...lists, [name]: { ...list, extending: false } };
  return { ...lists, [name]: { ...list, phase: 'failed', items: [], problem } };
}

/** @param {Lists} lists @param {string} name @param {Member} member @returns {Lists} */
export function added(lists, name, member) {
  return changed(lists, name, (items) => (includes(lists, name, member.username) ? items : [member, ...items]));
}

/** @param {Lists} lists @param {string} name @param {string} username @returns {Lists} */
export function removed(lists, name, username) {
  return changed(lists, name, (items) => items.filter((item) => item.username !== username));
}

/** @param {Lists} lists @param {string} name @param {(items: Member[]) => Member[]} next @returns {Lists} */
function changed(lists, name, next) {
  const list = listOf(lists, name);
  return { ...lists, [name]: { ...list, items: next(list.items), changes: list.changes + 1 } };
}

/** @param {Lists} lists @param {string} name @param {string} username */
export function includes(lists, name, username) {
  return listOf(lists, name).items.some((item) => item.username === username);
}
