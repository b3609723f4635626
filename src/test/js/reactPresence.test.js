import { lamplighterHooks } from '../../../webapp/client/react.js';
import { equal } from './expect.js';
import { hookClient, reactStub } from './reactStub.js';

export function thePresenceHookShouldSayWhoIsConnectedAndWhether() {
  const { React, render } = reactStub();
  const { client, become } = hookClient();
  const { usePresenceStatus } = lamplighterHooks(React, client);
  const show = () => render(() => usePresenceStatus());
  equal([show().isConnected, show().phase], [false, 'connecting']);
  become('live');
  equal([show().isConnected, show().currentUserId], [true, '7']);
  become('polling');
  equal([show().isConnected, show().phase, show().currentUserId], [false, 'polling', '7']);
  become('closed');
  equal(show().currentUserId, null);
}

export function theOnlineHookShouldHearWhoComesAndGoesWhileItIsShown() {
  const { React, render, unmount } = reactStub();
  const { client, news, followed } = hookClient();
  const { useWebSocketOnline } = lamplighterHooks(React, client);
  /** @type {string[]} */
  const heard = [];
  const show = () => render(() => useWebSocketOnline(({ username }) => heard.push(`+${username}`), ({ username }) => heard.push(`-${username}`)));
  show();
  equal(followed, ['online']);
  news.emit('user_online', { user_id: '2', username: 'ben' });
  news.emit('user_offline', { user_id: '2', username: 'ben', last_seen: null });
  news.emit('count', 4);
  equal([heard, show().onlineCount, show().lastOnline?.username], [['+ben', '-ben'], 4, 'ben']);
  unmount();
  news.emit('user_online', { user_id: '3', username: 'cleo' });
  equal([followed, heard.length], [[], 2]);
}

export async function theGeneralHookShouldHearItsChannelAndNoOther() {
  const { React, render } = reactStub();
  const { client, news, followed } = hookClient();
  const { useWebSocket } = lamplighterHooks(React, client);
  /** @type {any[]} */
  const heard = [];
  let channel = 'messages/5';
  const show = () => render(() => useWebSocket(channel, ({ event, data }) => heard.push([event, data.conversation_id ?? data.post_id])));
  show();
  news.emit('new_message', { conversation_id: '5' });
  news.emit('new_message', { conversation_id: '6' });
  news.emit('like_update', { post_id: '1' });
  channel = 'feed';
  show();
  news.emit('like_update', { post_id: '2' });
  equal([heard, followed, show().lastMessage?.event], [[['new_message', '5'], ['like_update', '2']], ['feed'], 'like_update']);
  equal(await show().send('ping'), { event: 'ping' });
}
