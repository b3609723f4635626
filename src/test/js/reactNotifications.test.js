import { lamplighterHooks } from '../../../webapp/client/react.js';
import { equal } from './expect.js';

/** As much of React as the hooks use: `draw` runs the component again with its states. */
function stage() {
  /** @type {any[]} */
  const cells = [];
  let at = 0;
  /** @param {any} start */
  const cell = (start) => {
    const place = at++;
    if (!(place in cells)) cells[place] = start;
    return place;
  };
  const React = {
    useState: (/** @type {any} */ start) => {
      const place = cell(start);
      return [cells[place], (/** @type {any} */ next) => (cells[place] = typeof next === 'function' ? next(cells[place]) : next)];
    },
    useRef: (/** @type {any} */ start) => cells[cell({ current: start })],
    useCallback: (/** @type {any} */ callback) => cells[cell(callback)],
    useEffect: (/** @type {() => any} */ effect) => {
      const place = cell(null);
      if (cells[place] === null) cells[place] = effect() ?? 'ran';
    },
  };
  return { React, draw: (/** @type {() => any} */ component) => ((at = 0), component()) };
}

function fakeClient() {
  /** @type {Record<string, (data: any) => void>} */
  const listeners = {};
  const client = {
    connection: { phase: 'live' },
    on: (/** @type {string} */ event, /** @type {(data: any) => void} */ listener) => ((listeners[event] = listener), () => {}),
    notifications: { list: async () => ({ notifications: [{ id: 'a', seq: 1, read: false }] }), count: async () => 1 },
    connections: { count: async () => 2 },
  };
  return { client: /** @type {any} */ (client), tell: (/** @type {string} */ event, /** @type {any} */ data) => listeners[event](data) };
}

const settled = () => new Promise((done) => setTimeout(done));

export async function theNotificationsHookShouldKeepListAndNumberCurrent() {
  const { React, draw } = stage();
  const { client, tell } = fakeClient();
  /** @type {any[]} */
  const heard = [];
  const { useWebSocketNotifications } = lamplighterHooks(React, client);
  const component = () => useWebSocketNotifications((one) => heard.push(one.id));
  draw(component);
  await settled();
  tell('notification', { id: 'b', seq: 2, read: false });
  tell('notification', { id: 'a', seq: 3, read: false });
  tell('notification_count', { count: 2 });
  tell('notification_read', { id: null, up_to: 2 });
  const { notifications, unreadCount, isConnected } = draw(component);
  equal(notifications, [{ id: 'a', seq: 3, read: false }, { id: 'b', seq: 2, read: true }]);
  equal([unreadCount, isConnected, heard], [2, true, ['b', 'a']]);
}

export async function theConnectionsHookShouldTellAndCount() {
  const { React, draw } = stage();
  const { client, tell } = fakeClient();
  /** @type {any[]} */
  const heard = [];
  const { useWebSocketConnections } = lamplighterHooks(React, client);
  const component = () => useWebSocketConnections({ onRequest: (/** @type {any} */ one) => heard.push(one.id) });
  draw(component);
  await settled();
  tell('connection_request', { id: '7' });
  equal([draw(component).incomingCount, heard], [2, ['7']]);
}
