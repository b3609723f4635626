import { Emitter } from '../../../webapp/client/emitter.js';

/**
 * As much of React as the hooks use: `render` runs a component, again after each change of a state,
 * and `unmount` ends its effects.
 */
export function reactStub() {
  /** @type {any[]} */
  const cells = [];
  let at = 0;
  const cell = (/** @type {() => any} */ first) => {
    const mine = (cells[at] ??= first());
    at++;
    return mine;
  };
  const changed = (/** @type {any[] | undefined} */ before, /** @type {any[]} */ after) => before === undefined || before.some((one, index) => one !== after[index]);
  const React = {
    createElement: (/** @type {any} */ type, /** @type {any} */ props, /** @type {any[]} */ ...children) => ({ type, props, children }),
    useRef: (/** @type {any} */ current) => cell(() => ({ current })),
    useState: (/** @type {any} */ first) => {
      const mine = cell(() => ({ value: first }));
      return [mine.value, (/** @type {any} */ next) => (mine.value = typeof next === 'function' ? next(mine.value) : next)];
    },
    useCallback: (/** @type {any} */ callback) => cell(() => callback),
    useEffect: (/** @type {() => any} */ effect, /** @type {any[]} */ on) => {
      const mine = cell(() => ({}));
      if (!changed(mine.on, on)) return;
      mine.end?.();
      mine.on = on;
      mine.end = effect();
    },
  };
  return {
    React,
    /** @template T @param {() => T} component @returns {T} as React shows it after the effects */
    render(component) {
      at = 0;
      component();
      at = 0;
      return component();
    },
    unmount: () => cells.splice(0).forEach(({ end }) => end?.()),
  };
}

/** As much of a client as the hooks use, with its events and its connection in the test's hand. */
export function hookClient() {
  const news = new Emitter();
  /** @type {string[]} */
  const followed = [];
  const follow = (/** @type {string} */ channel) => {
    followed.push(channel);
    return () => void followed.splice(followed.indexOf(channel), 1);
  };
  const client = {
    connection: { phase: 'connecting' },
    session: /** @type {any} */ (null),
    onlineCount: null,
    unread: 3,
    on: news.on.bind(news),
    subscribe: follow,
    feed: { follow: () => follow('feed') },
    chat: { follow: (/** @type {string} */ id) => follow(`messages:${id}`) },
    notifications: { list: async () => ({ notifications: [] }), count: async () => client.unread },
    command: async (/** @type {string} */ event, /** @type {any} */ data) => ({ event, data }),
  };
  const become = (/** @type {string} */ phase) => {
    client.connection = { phase };
    news.emit('state', client.connection);
    if (phase === 'live') news.emit('connected', { user_id: '7' });
  };
  return { client: /** @type {any} */ (client), news, followed, become };
}
