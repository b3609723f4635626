import { Problem } from '../client/problem.js';
import { isLookedAt } from '../client/focus.js';
import { lamp } from '../lamp.js';
import { sayFailed, sayNews } from '../shell/notices.js';
import { store } from '../store.js';
import { alertOf } from './alerts.js';
import * as state from './notificationsState.js';

const PAGE = 30;

/** @typedef {state.Notification} Notification */

export async function fetchNotifications() {
  try {
    const [page, unread] = await Promise.all([lamp.notifications.list({ limit: PAGE }), fetchUnread()]);
    store.apply('told', state.loaded, page, unread);
  } catch (thrown) {
    store.apply('told', state.failed, Problem.of(thrown).message);
  }
}

/** Without it the list is shown all the same, and the number stays. @returns {Promise<number>} */
function fetchUnread() {
  return lamp.notifications.count().catch(() => store.state.told.unread);
}

export async function fetchOlder() {
  try {
    store.apply('told', state.extended, await lamp.notifications.list({ before: store.state.told.next, limit: PAGE }));
  } catch (thrown) {
    sayFailed(thrown);
  }
}

/** @param {Notification} one */
export async function markRead({ id, read }) {
  if (read) return;
  store.apply('told', state.readHere, id);
  await lamp.notifications.read(id).catch(refused);
}

export async function markAllRead() {
  const upTo = state.lastSeq(store.state.told);
  store.apply('told', state.wasRead, { id: null, up_to: upTo });
  await lamp.notifications.readAll(upTo).then(fetchNotifications, refused);
}

/** What was shown as read is not. @param {unknown} thrown */
function refused(thrown) {
  sayFailed(thrown);
  fetchNotifications();
}

/** Where a notification leads. @param {Notification} one */
export function pathOf({ type, subject, post_id, username }) {
  if (type === 'message') return `/messages/${encodeURIComponent(subject ?? '')}`;
  if (type === 'connection_request') return '/connections/incoming';
  if (post_id) return `/feed/${encodeURIComponent(post_id)}`;
  return username ? `/profile/${encodeURIComponent(username)}` : '/notifications';
}

/** Follows what the user is told, on whichever page. */
export function hearNotifications() {
  lamp.on('notification', hear);
  lamp.on('notification_updated', hear);
  lamp.on('notification_read', (read) => store.apply('told', state.wasRead, read));
  lamp.on('notification_count', (count) => store.apply('told', state.counted, count));
  lamp.on('notification_gap', fetchNotifications);
}

/** @param {Notification} one */
function hear(one) {
  store.apply('told', state.came, one);
  const path = pathOf(one);
  if (one.read || (isLookedAt() && location.pathname === path)) return;
  if (location.pathname !== '/notifications') sayNews(one.message, path);
  if (one.replaces === null) alertOf(one, path); // what was renewed is not worth another sound
}
