import { provideReact, useWebSocket, useWebSocketChat, useWebSocketConnections, useWebSocketFeed, useWebSocketNotifications, useWebSocketOnline } from '../../../webapp/client/react.js';
import { equal } from './expect.js';
import { reactStub } from './reactStub.js';
import { until, withStubServer } from './stubServer.js';

// The application that replaced its polling by hooks: each page with its hook.
export async function eachPageShouldHearWhatItShows() {
  await withStubServer(async (server) => {
    server.answers['GET /api/connections/requests/count'] = { count: 1 };
    server.answers['GET /api/notifications'] = { notifications: [], next: null };
    server.answers['GET /api/notifications/count'] = { count: 2 };
    /** @type {any[]} */
    const heard = [];
    const pages = {
      chatThread: () => useWebSocketChat(5, (message) => heard.push(['message', message.content])),
      connectionsPage: () => useWebSocketConnections((data) => heard.push(['connection', data.id])),
      feedPage: () => useWebSocketFeed((post) => heard.push(['post', post.id]), (comment) => heard.push(['comment', comment.post_id])),
      bell: () => useWebSocketNotifications((one) => heard.push(['notification', one.id])),
      online: () => useWebSocketOnline((user) => heard.push(['online', user.username]), (user) => heard.push(['offline', user.username])),
      own: () => useWebSocket('messages/5', ({ event }) => heard.push(['own', event])),
    };
    const shown = Object.values(pages).map((page) => {
      const { React, render, unmount } = reactStub();
      const show = () => {
        provideReact(React);
        return render(/** @type {() => any} */ (page));
      };
      return { show, unmount };
    });
    shown.forEach(({ show }) => show());
    server.client.connect();
    await server.live();
    equal(shown.map(({ show }) => show().isConnected), Array(6).fill(true));
    await until(() => server.saidOf('subscribe').length === 3);
    equal(server.saidOf('subscribe').map(({ channel }) => channel).sort(), ['feed', 'messages:5', 'online']);

    server.push('new_message', { conversation_id: '5', seq: 1, content: 'Hello!' });
    server.push('connection_request', { id: 'c1' });
    server.push('post_created', { post: { id: 'p1' } });
    server.push('comment_update', { post_id: 'p1', comment_count: 1 });
    server.push('notification', { id: 'n1', seq: 1 });
    server.push('user_online', { username: 'ben' });
    server.push('user_offline', { username: 'ben' });
    equal(heard, [
      ['message', 'Hello!'], ['own', 'new_message'], ['connection', 'c1'], ['post', 'p1'], ['comment', 'p1'],
      ['notification', 'n1'], ['online', 'ben'], ['offline', 'ben'],
    ]);

    shown.forEach(({ unmount }) => unmount());
    await until(() => server.saidOf('unsubscribe').length === 3);
    server.push('user_online', { username: 'cleo' });
    equal(heard.length, 8);
  });
}

export async function aMessageShouldBeSentFromItsThread() {
  await withStubServer(async (server) => {
    server.replies.send_message = (message) => ({ ...message, seq: 1 });
    server.client.connect();
    await server.live();
    const { React, render } = reactStub();
    provideReact(React);
    const { sendMessage, sendTyping } = render(() => useWebSocketChat(5));
    sendTyping(true);
    equal((await sendMessage('Good morning')).content, 'Good morning');
    equal([server.saidOf('typing'), server.saidOf('send_message')[0].conversation_id], [[{ conversation_id: '5', is_typing: true }], '5']);
  });
}
