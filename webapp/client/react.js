import { chatHook } from './reactChat.js';
import { feedHook } from './reactFeed.js';
import { connectionsHook } from './reactConnections.js';
import { notificationsHook } from './reactNotifications.js';

/**
 * React hooks under the names that existing front ends know. React is handed in, so that the page's
 * own is used.
 *
 * @param {any} React
 * @param {import('./lamplighter.js').Lamplighter} client
 */
export function lamplighterHooks(React, client) {
  return {
    useWebSocketChat: chatHook(React, client),
    useWebSocketFeed: feedHook(React, client),
    useWebSocketConnections: connectionsHook(React, client),
    useWebSocketNotifications: notificationsHook(React, client),
  };
}
