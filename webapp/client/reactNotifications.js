import { ended, useConnected, useLatest } from './reactParts.js';
import { whenBack } from './whenBack.js';

/** @typedef {{onNotification?: (notification: any) => void}} Handlers */

/** The most that a page keeps by itself. */
const MOST_KEPT = 100;

/**
 * `useWebSocketNotifications(handlers?)` keeps the latest notifications and how many are unread, and
 * answers `{notifications, unreadCount, isConnected, markRead, markAllRead, refresh}`. The handler
 * `onNotification` hears of each that comes; one function instead of the handlers is the same.
 *
 * @param {any} React
 * @param {import('./lamplighter.js').Lamplighter} client
 */
export function notificationsHook(React, client) {
  return function useWebSocketNotifications(/** @type {Handlers | Handlers['onNotification']} */ handlers = undefined) {
    const { onNotification = () => {} } = typeof handlers === 'function' ? { onNotification: handlers } : handlers ?? {};
    const [notifications, setNotifications] = React.useState(/** @type {any[]} */ ([]));
    const [unreadCount, setUnreadCount] = React.useState(0);
    const told = useLatest(React, onNotification);
    const isConnected = useConnected(React, client);
    const refresh = React.useCallback(async () => {
      const [page, count] = await Promise.all([client.notifications.list(), client.notifications.count()]);
      setNotifications(page.notifications);
      setUnreadCount(count);
    }, []);
    React.useEffect(() => {
      const recount = () => client.notifications.count().then(setUnreadCount, () => {});
      refresh().catch(() => {});
      return ended([
        whenBack(client, recount),
        client.on('notification', (one) => {
          setNotifications(replacing(one));
          told.current(one);
        }),
        client.on('notification_updated', (one) => setNotifications(replacing(one))),
        client.on('notification_count', ({ count }) => setUnreadCount(count)),
        client.on('notification_read', (read) => setNotifications((/** @type {any[]} */ all) => all.map(marked(read)))),
        client.on('notification_gap', () => refresh().catch(() => {})),
      ]);
    }, [refresh]);
    return {
      notifications,
      unreadCount,
      isConnected,
      refresh,
      markRead: (/** @type {string} */ id) => client.notifications.read(id),
      markAllRead: () => client.notifications.readAll(Math.max(0, ...notifications.map((/** @type {{seq: number}} */ { seq }) => seq))),
    };
  };
}

/** In the place of what it was before. @param {any} one */
function replacing(one) {
  return (/** @type {any[]} */ all) => [one, ...all.filter(({ id }) => id !== one.id)].sort(newestFirst).slice(0, MOST_KEPT);
}

/** What was missed may come after what is new. @param {{seq: number}} one @param {{seq: number}} other */
function newestFirst(one, other) {
  return other.seq - one.seq;
}

/** @param {{id: string | null, up_to: number | null}} read */
function marked({ id, up_to }) {
  return (/** @type {any} */ one) => (one.id === id || (up_to !== null && one.seq <= up_to) ? { ...one, read: true } : one);
}
