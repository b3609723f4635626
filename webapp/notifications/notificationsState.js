import { rejoined } from '../kit/rejoined.js';

/**
 * What the user was told, the newest first. Pure.
 *
 * @typedef {import('../client/lamplighter.d.ts').Notification} Notification
 *
 * @typedef {object} Told
 * @property {'loading' | 'ready' | 'failed'} phase
 * @property {Notification[]} items
 * @property {string | null} next
 * @property {number} unread
 * @property {number} version of the number of unread; an older one is late
 * @property {string} problem
 */

/** @type {Told} */
export const NOTHING_TOLD = { phase: 'loading', items: [], next: null, unread: 0, version: 0, problem: '' };

/** The newest, anew: what was loaded below them stays. @param {Told} told @param {{notifications: Notification[], next: string | null}} page @param {number} unread @returns {Told} */
export function loaded(told, { notifications, next }, unread) {
  const { items, next: after } = rejoined(told, { items: notifications, next }, ({ seq }) => seq);
  return { ...told, phase: 'ready', items: merged(items, []), next: after, unread, problem: '' };
}

/** @param {Told} told @param {{notifications: Notification[], next: string | null}} page @returns {Told} */
export function extended(told, { notifications, next }) {
  return { ...told, items: merged(told.items, notifications), next };
}

/** What is shown stays. @param {Told} told @param {string} problem @returns {Told} */
export function failed(told, problem) {
  return told.phase === 'ready' ? told : { ...told, phase: 'failed', problem };
}

/** A new one, or one that was renewed and comes up again. @param {Told} told @param {Notification} one @returns {Told} */
export function came(told, one) {
  return { ...told, items: merged(told.items, [one]) };
}

/** @param {Told} told @param {{count: number, version: number}} unread @returns {Told} */
export function counted(told, { count, version }) {
  return version < told.version ? told : { ...told, unread: count, version };
}

/** In this tab or another. @param {Told} told @param {{id: string | null, up_to: number | null}} read @returns {Told} */
export function wasRead(told, { id, up_to }) {
  const items = told.items.map((one) =>
    one.id === id || (up_to !== null && one.seq <= up_to) ? { ...one, read: true } : one,
  );
  return { ...told, items };
}

/** By a click, before the server says how many are left. @param {Told} told @param {string} id @returns {Told} */
export function readHere(told, id) {
  const isNew = told.items.some((one) => one.id === id && !one.read);
  return { ...wasRead(told, { id, up_to: null }), unread: Math.max(0, told.unread - (isNew ? 1 : 0)) };
}

/** @param {Told} told */
export function lastSeq({ items }) {
  return items.reduce((highest, { seq }) => Math.max(highest, seq), 0);
}

/** @param {Notification[]} items @param {Notification[]} more */
function merged(items, more) {
  /** @type {Map<string, Notification>} */
  const byId = new Map();
  for (const one of [...items, ...more]) {
    const known = byId.get(one.id);
    if (!known || known.seq <= one.seq) byId.set(one.id, one);
  }
  return [...byId.values()].sort((a, b) => b.seq - a.seq);
}
