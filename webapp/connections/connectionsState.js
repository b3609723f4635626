import { rejoined } from '../kit/rejoined.js';

/**
 * Whom the user is connected with, and who asks for it. Pure.
 *
 * @typedef {import('../client/lamplighter.d.ts').UserConnection} UserConnection
 * @typedef {UserConnection['state']} Side
 * @typedef {{phase: 'loading' | 'ready' | 'failed', items: UserConnection[], next: string | null, problem: string}} SideList
 * @typedef {{incoming: SideList, outgoing: SideList, accepted: SideList, count: number}} AllConnections
 */

/** @type {readonly Side[]} */
export const SIDES = ['accepted', 'incoming', 'outgoing'];

/** @type {SideList} */
const UNKNOWN = { phase: 'loading', items: [], next: null, problem: '' };

/** @type {AllConnections} */
export const NO_CONNECTIONS = { incoming: UNKNOWN, outgoing: UNKNOWN, accepted: UNKNOWN, count: 0 };

/** The first page, anew: what was loaded below it stays. @param {AllConnections} all @param {Side} side @param {{connections: UserConnection[], next: string | null}} page @returns {AllConnections} */
export function loaded(all, side, { connections, next }) {
  const list = rejoined(all[side], { items: connections, next }, ({ id }) => id);
  return { ...all, [side]: { phase: 'ready', ...list, problem: '' } };
}

/** @param {AllConnections} all @param {Side} side @param {{connections: UserConnection[], next: string | null}} page @returns {AllConnections} */
export function extended(all, side, { connections, next }) {
  const known = new Set(all[side].items.map(({ id }) => id));
  const items = [...all[side].items, ...connections.filter(({ id }) => !known.has(id))];
  return { ...all, [side]: { ...all[side], items, next } };
}

/** What is shown stays. @param {AllConnections} all @param {Side} side @param {string} problem @returns {AllConnections} */
export function failed(all, side, problem) {
  return all[side].phase === 'ready' ? all : { ...all, [side]: { ...UNKNOWN, phase: 'failed', problem } };
}

/** Requests that wait for the user's answer. @param {AllConnections} all @param {number} count @returns {AllConnections} */
export function counted(all, count) {
  return { ...all, count };
}

/** Accepted, asked anew or found: it stands first where it belongs, and nowhere else. @param {AllConnections} all @param {UserConnection} one @returns {AllConnections} */
export function changed(all, one) {
  const without = gone(all, one.id);
  const list = without[one.state];
  return { ...without, [one.state]: { ...list, items: [one, ...list.items] } };
}

/** @param {AllConnections} all @param {string} id @returns {AllConnections} */
export function gone(all, id) {
  const waited = all.incoming.items.some((one) => one.id === id);
  const next = { ...all, count: Math.max(0, all.count - (waited ? 1 : 0)) };
  for (const side of SIDES) {
    next[side] = { ...all[side], items: all[side].items.filter((one) => one.id !== id) };
  }
  return next;
}

/** What connects the user with another, as far as it is known. @param {AllConnections} all @param {string} username */
export function between(all, username) {
  for (const side of SIDES) {
    const found = all[side].items.find((one) => one.username === username);
    if (found) return found;
  }
  return undefined;
}
