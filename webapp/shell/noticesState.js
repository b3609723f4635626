/**
 * What the page says by itself: toasts that go, and broadcasts that stay until dismissed. Pure.
 *
 * @typedef {{id: number, kind: 'done' | 'failed' | 'news', text: string, href?: string}} Toast
 * @typedef {{id: string, message: string, expires_at: string | null}} Broadcast
 * @typedef {{toasts: Toast[], broadcasts: Broadcast[]}} Notices
 */

const MOST_TOASTS = 3;

/** @type {Notices} */
export const NO_NOTICES = { toasts: [], broadcasts: [] };

/** @param {Notices} notices @param {Toast} toast @returns {Notices} */
export function toasted(notices, toast) {
  return { ...notices, toasts: [...notices.toasts, toast].slice(-MOST_TOASTS) };
}

/** @param {Notices} notices @param {number} id @returns {Notices} */
export function toastGone(notices, id) {
  return { ...notices, toasts: notices.toasts.filter((toast) => toast.id !== id) };
}

/** @param {Notices} notices @param {Broadcast} broadcast @returns {Notices} */
export function broadcastCame(notices, broadcast) {
  if (notices.broadcasts.some(({ id }) => id === broadcast.id)) return notices;
  return { ...notices, broadcasts: [...notices.broadcasts, broadcast] };
}

/** @param {Notices} notices @param {string} id @returns {Notices} */
export function broadcastGone(notices, id) {
  return { ...notices, broadcasts: notices.broadcasts.filter((broadcast) => broadcast.id !== id) };
}
