import { isLive } from './connectionState.js';
import { ended, useConnected, useConnection, useLatest } from './reactParts.js';

/**
 * `usePresenceStatus()` answers `{isConnected, currentUserId, phase, attempt, nextAttemptAt, reason}`:
 * whether what is shown follows each change, and whose presence the connection holds.
 *
 * @param {any} React
 * @param {import('./lamplighter.js').Lamplighter} client
 */
export function presenceHook(React, client) {
  return function usePresenceStatus() {
    const connection = useConnection(React, client);
    const [currentUserId, setUserId] = React.useState(client.session?.user_id ?? null);
    React.useEffect(() => {
      setUserId(client.session?.user_id ?? null);
      return ended([
        client.on('connected', ({ user_id }) => setUserId(user_id)),
        client.on('state', ({ phase }) => phase === 'closed' && setUserId(null)),
      ]);
    }, []);
    return { ...connection, isConnected: isLive(connection), currentUserId };
  };
}

/**
 * `useWebSocketOnline(handlers?)` follows who comes and goes while its component is shown, and answers
 * `{isConnected, onlineCount, lastOnline, lastOffline}`. The handlers `onOnline`, `onOffline` and
 * `onStatus` hear of each event; two functions instead are `onOnline` and `onOffline`.
 *
 * @param {any} React
 * @param {import('./lamplighter.js').Lamplighter} client
 */
export function onlineHook(React, client) {
  return function useWebSocketOnline(/** @type {OnlineHandlers | OnlineHandlers['onOnline']} */ handlers = undefined, /** @type {OnlineHandlers['onOffline']} */ onOffline = undefined) {
    const isConnected = useConnected(React, client);
    const [onlineCount, setOnlineCount] = React.useState(client.onlineCount);
    const [last, setLast] = React.useState({ lastOnline: null, lastOffline: null });
    const latest = useLatest(React, typeof handlers === 'function' ? { onOnline: handlers, onOffline } : handlers ?? {});
    React.useEffect(() => {
      /** @param {keyof OnlineHandlers} handler @param {string} [place] */
      const hear = (handler, place) => (/** @type {any} */ data) => {
        latest.current[handler]?.(data);
        if (place) setLast((/** @type {object} */ before) => ({ ...before, [place]: data }));
      };
      setOnlineCount(client.onlineCount);
      return ended([
        client.subscribe('online'),
        client.on('count', setOnlineCount),
        client.on('user_online', hear('onOnline', 'lastOnline')),
        client.on('user_offline', hear('onOffline', 'lastOffline')),
        client.on('user_status', hear('onStatus')),
      ]);
    }, []);
    return { isConnected, onlineCount, ...last };
  };
}

/**
 * @typedef {object} OnlineHandlers
 * @property {(user: {user_id: string, username: string}) => void} [onOnline]
 * @property {(user: {user_id: string, username: string, last_seen: string | null}) => void} [onOffline]
 * @property {(status: any) => void} [onStatus]
 */
