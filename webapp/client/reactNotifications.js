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
  return function useWebSocketNotifications(/** @type {Handlers | Handlers['onNotification']} */ handlers) {
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
      refresh().catch(() => {});
      return ended([
        client.on('notification', (one) => {
          setNotifications((/** @type {any[]} */ all) => [one, ...all.filter(({ id }) => id !== one.id)].slice(0, MOST_KEPT));
          told.current(one);
        }),
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

/** @param {{id: string | null, up_to: number | null}} read */
function marked({ id, up_to }) {
  return (/** @type {any} */ one) => (one.id === id || (up_to !== null && one.seq <= up_to) ? { ...one, read: true } : one);
}

/** A listener that may be another at each rendering. @param {any} React @param {(data: any) => void} listener */
export function useLatest(React, listener) {
  const latest = React.useRef(listener);
  latest.current = listener;
  return latest;
}

/** @param {any} React @param {import('./lamplighter.js').Lamplighter} client */
export function useConnected(React, client) {
  const [phase, setPhase] = React.useState(client.connection.phase);
  React.useEffect(() => client.on('state', (state) => setPhase(state.phase)), []);
  return phase === 'live';
}

/** @param {(() => void)[]} ends */
export function ended(ends) {
  return () => ends.forEach((end) => end());
}
