import { ended, useConnected, useLatest } from './reactParts.js';
import { whenBack } from './whenBack.js';

/**
 * @typedef {{onRequest?: (data: any) => void, onAccepted?: (data: any) => void, onRemoved?: (data: any) => void}} Handlers
 */

/**
 * `useWebSocketConnections(handlers?)` answers `{incomingCount, isConnected, connections}`: how many
 * requests wait, and the calls of `client.connections`. The handlers `onRequest`, `onAccepted` and
 * `onRemoved` hear of each change; one function instead of them hears of all, to load lists anew.
 *
 * @param {any} React
 * @param {import('./lamplighter.js').Lamplighter} client
 */
export function connectionsHook(React, client) {
  return function useWebSocketConnections(/** @type {Handlers | ((data: any) => void) | undefined} */ handlers = undefined) {
    const { onRequest = () => {}, onAccepted = () => {}, onRemoved = () => {} } =
      typeof handlers === 'function' ? { onRequest: handlers, onAccepted: handlers, onRemoved: handlers } : handlers ?? {};
    const [incomingCount, setIncomingCount] = React.useState(0);
    const asked = useLatest(React, onRequest);
    const accepted = useLatest(React, onAccepted);
    const removed = useLatest(React, onRemoved);
    const isConnected = useConnected(React, client);
    React.useEffect(() => {
      const count = () => client.connections.count().then(setIncomingCount, () => {});
      const told = (/** @type {{current: (data: any) => void}} */ listener) => (/** @type {any} */ data) => {
        count();
        listener.current(data);
      };
      count();
      return ended([
        client.on('connection_request', told(asked)),
        client.on('connection_accepted', told(accepted)),
        client.on('connection_removed', told(removed)),
        whenBack(client, count),
      ]);
    }, []);
    return { incomingCount, isConnected, connections: client.connections };
  };
}
