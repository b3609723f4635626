import { lamplighterHooks } from '../../../webapp/client/react.js';
import { equal } from './expect.js';
import { hookClient, reactStub } from './reactStub.js';

const settled = () => new Promise((done) => setTimeout(done));

export function theChatHookShouldKnowOfAConnectionThatIsOlderThanTheChat() {
  const { React, render } = reactStub();
  const { client, become } = hookClient();
  const { useWebSocketChat } = lamplighterHooks(React, client);
  /** @type {string | null} */
  let id = null;
  const show = () => render(() => useWebSocketChat(id));
  equal(show().isConnected, false);
  become('live');
  equal(show().isConnected, true);
  id = '5';
  equal(show().isConnected, true);
}

export function aConnectionThatCameBeforeTheEffectShouldCount() {
  const { React, render } = reactStub();
  const { client, become } = hookClient();
  const useEffect = (/** @type {any} */ effect, /** @type {any} */ on) => {
    become('live');
    React.useEffect(effect, on);
  };
  const { useWebSocketFeed } = lamplighterHooks({ ...React, useEffect }, client);
  equal(render(() => useWebSocketFeed()).isConnected, true);
}

export function whoStopsTypingWithoutAWordShouldBeForgotten() {
  const realTimeout = globalThis.setTimeout;
  /** @type {[() => void, number][]} */
  const timers = [];
  Object.assign(globalThis, { setTimeout: (/** @type {() => void} */ work, /** @type {number} */ wait) => timers.push([work, wait]) });
  try {
    const { React, render } = reactStub();
    const { client, news } = hookClient();
    const { useWebSocketChat } = lamplighterHooks(React, client);
    const show = () => render(() => useWebSocketChat('5'));
    show();
    news.emit('typing', { conversation_id: '5', user_name: 'ben', is_typing: true });
    equal([show().typing, timers.map(([, wait]) => wait)], [['ben'], [3_000]]);
    timers[0][0]();
    equal(show().typing, []);
  } finally {
    Object.assign(globalThis, { setTimeout: realTimeout });
  }
}

export async function theNumberOfUnreadShouldBeFetchedAnewAfterABreak() {
  const { React, render } = reactStub();
  const { client, become } = hookClient();
  const { useWebSocketNotifications } = lamplighterHooks(React, client);
  const show = () => render(() => useWebSocketNotifications());
  show();
  await settled();
  equal(show().unreadCount, 3);
  client.unread = 0;
  become('live');
  await settled();
  equal(show().unreadCount, 0);
}

export async function whatWasMissedShouldStandBelowWhatCameBefore() {
  const { React, render } = reactStub();
  const { client, news } = hookClient();
  const { useWebSocketNotifications } = lamplighterHooks(React, client);
  const show = () => render(() => useWebSocketNotifications());
  show();
  await settled();
  for (const seq of [10, 8]) news.emit('notification', { id: `n${seq}`, seq });
  equal(show().notifications.map((/** @type {{seq: number}} */ { seq }) => seq), [10, 8]);
}
