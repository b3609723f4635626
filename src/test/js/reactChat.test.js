import { Emitter } from '../../../webapp/client/emitter.js';
import { lamplighterHooks } from '../../../webapp/client/react.js';
import { equal } from './expect.js';

/** The part of React that hooks need: renders again by hand. */
function reactStub() {
  /** @type {any[]} */
  const cells = [];
  let at = 0;
  const cell = (/** @type {() => any} */ first) => (cells[at] ??= first()) && cells[at++];
  const React = {
    useRef: (/** @type {any} */ current) => cell(() => ({ current })),
    useState: (/** @type {any} */ first) => {
      const mine = cell(() => ({ value: first }));
      return [mine.value, (/** @type {any} */ next) => (mine.value = typeof next === 'function' ? next(mine.value) : next)];
    },
    useEffect: (/** @type {() => any} */ effect, /** @type {any[]} */ on) => {
      const mine = cell(() => ({ on: null, end: undefined }));
      if (JSON.stringify(mine.on) === JSON.stringify(on)) return;
      mine.end?.();
      mine.on = on;
      mine.end = effect();
    },
  };
  /** @template T @param {() => T} component @returns {T} */
  const render = (component) => {
    at = 0;
    return component();
  };
  return { React, render };
}

function clientStub() {
  const news = new Emitter();
  const followed = /** @type {string[]} */ ([]);
  const client = {
    connection: { phase: 'live' },
    on: (/** @type {string} */ event, /** @type {any} */ listener) => news.on(event, listener),
    chat: {
      follow: (/** @type {string} */ id) => {
        followed.push(id);
        return () => followed.splice(followed.indexOf(id), 1);
      },
      send: async (/** @type {any} */ message) => ({ ...message, seq: 9 }),
      typing: () => {},
    },
  };
  return { news, followed, client: /** @type {any} */ (client) };
}

export async function theChatHookShouldHearItsConversationAndNoOther() {
  const { React, render } = reactStub();
  const { news, followed, client } = clientStub();
  const { useWebSocketChat } = lamplighterHooks(React, client);
  /** @type {any[]} */
  const heard = [];
  let id = 5;
  const show = () => render(() => useWebSocketChat(id, (message) => heard.push(message.content)));
  show();
  equal(followed, ['5']);
  news.emit('new_message', { conversation_id: '5', content: 'here' });
  news.emit('new_message', { conversation_id: '6', content: 'elsewhere' });
  news.emit('typing', { conversation_id: '5', user_name: 'ben', is_typing: true });
  equal([heard, show().typing, show().lastMessage?.content, show().isConnected], [['here'], ['ben'], 'here', true]);
  news.emit('typing', { conversation_id: '5', user_name: 'ben', is_typing: false });
  news.emit('state', { phase: 'waiting' });
  equal([show().typing, show().isConnected], [[], false]);

  equal((await show().sendMessage('mine')).seq, 9);
  equal(heard, ['here', 'mine']);

  id = 6;
  show();
  equal([followed, show().lastMessage], [['6'], null]);
  news.emit('new_message', { conversation_id: '5', content: 'left behind' });
  equal(heard, ['here', 'mine']);
}
