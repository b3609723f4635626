import { eventsOf, isOf } from './channelEvents.js';
import { ended, useConnected, useLatest } from './reactParts.js';

/**
 * `useWebSocket(channel, onMessage?)` follows one channel while its component is shown, such as `online`,
 * `feed`, `messages/5` or `app:orders`, and answers `{isConnected, lastMessage, send(event, data)}`. A
 * message is `{event, data}`.
 *
 * @param {any} React
 * @param {import('./lamplighter.js').Lamplighter} client
 */
export function socketHook(React, client) {
  return function useWebSocket(/** @type {string | null} */ path, /** @type {(message: {event: string, data: any}) => void} */ onMessage = () => {}) {
    const channel = (path ?? '').replace('/', ':');
    const isConnected = useConnected(React, client);
    const [lastMessage, setLastMessage] = React.useState(null);
    const told = useLatest(React, onMessage);
    React.useEffect(() => {
      if (!channel) return undefined;
      const hear = (/** @type {string} */ event) => (/** @type {any} */ data) => {
        if (!isOf(channel, data)) return;
        setLastMessage({ event, data });
        told.current({ event, data });
      };
      const end = ended([client.subscribe(channel), ...eventsOf(channel).map((event) => client.on(event, hear(event)))]);
      return () => {
        end();
        setLastMessage(null);
      };
    }, [channel]);
    return {
      isConnected,
      lastMessage,
      /** @param {string} event @param {object} [data] @returns {Promise<any>} the answer */
      send: (event, data) => client.command(event, data),
    };
  };
}
