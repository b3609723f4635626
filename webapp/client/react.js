import { withLamplighter } from './provided.js';
import { chatHook } from './reactChat.js';
import { connectionsHook } from './reactConnections.js';
import { feedHook } from './reactFeed.js';
import { notificationsHook } from './reactNotifications.js';
import { onlineHook, presenceHook } from './reactPresence.js';
import { keepReact } from './reactProvided.js';
import { socketHook } from './reactSocket.js';

/**
 * React hooks under the names that existing front ends know. React is handed in, so that the page's
 * own is used.
 *
 * @param {any} React
 * @param {import('./lamplighter.js').Lamplighter} client
 * @returns {import('./react.js').Hooks}
 */
export function lamplighterHooks(React, client) {
  return {
    useWebSocket: socketHook(React, client),
    usePresenceStatus: presenceHook(React, client),
    useWebSocketChat: chatHook(React, client),
    useWebSocketConnections: connectionsHook(React, client),
    useWebSocketFeed: feedHook(React, client),
    useWebSocketNotifications: notificationsHook(React, client),
    useWebSocketOnline: onlineHook(React, client),
  };
}

/** @typedef {import('./react.js').Hooks} Hooks */

/** @type {Hooks | undefined} */
let provided;

/** Hands in the page's React, for the hooks below and for `OnlineStatusBadge`; the client is the provided one. @param {any} React */
export function provideReact(React) {
  keepReact(React);
  withLamplighter((client) => {
    provided = lamplighterHooks(React, client);
  });
}

function hooks() {
  if (!provided) throw new Error('Call provideLamplighter(client) and provideReact(React) before the first component is shown.');
  return provided;
}

/** @type {Hooks['useWebSocket']} */
export const useWebSocket = (...given) => hooks().useWebSocket(...given);

/** @type {Hooks['usePresenceStatus']} */
export const usePresenceStatus = () => hooks().usePresenceStatus();

/** @type {Hooks['useWebSocketChat']} */
export const useWebSocketChat = (...given) => hooks().useWebSocketChat(...given);

/** @type {Hooks['useWebSocketConnections']} */
export const useWebSocketConnections = (...given) => hooks().useWebSocketConnections(...given);

/** @type {Hooks['useWebSocketFeed']} */
export const useWebSocketFeed = (...given) => hooks().useWebSocketFeed(...given);

/** @type {Hooks['useWebSocketNotifications']} */
export const useWebSocketNotifications = (...given) => hooks().useWebSocketNotifications(...given);

/** @type {Hooks['useWebSocketOnline']} */
export const useWebSocketOnline = (...given) => hooks().useWebSocketOnline(...given);
