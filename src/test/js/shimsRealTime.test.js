import socketService from '../../../webapp/client/socketService.js';
import { equal } from './expect.js';
import { reactStub } from './reactStub.js';
import { UNAVAILABLE, until, withStubServer } from './stubServer.js';

// The application of cards, messages and typing over one socketService: its snippets.
export async function itsUsageShouldRunAsWritten() {
  await withStubServer(async (server) => {
    server.answers['POST /api/conversations'] = { id: '5' };
    server.answers['POST /api/conversations/5/messages'] = { conversation_id: '5', seq: 1, message: 'Hello!' };
    server.replies.send_message = () => ({ conversation_id: '5', seq: 1, message: 'Hello!' });
    const username = 'john_doe';
    /** @type {string[]} */
    const lines = [];
    const handler = (/** @type {any} */ data) => {
      lines.push(`${data.username} came online`);
    };

    socketService.connect(username);
    socketService.on('user_online', handler);
    socketService.sendMessage('jane_smith', 'Hello!');
    await server.live();
    socketService.sendTyping('jane_smith', true);

    server.push('user_online', { username: 'jane_smith' });
    socketService.off('user_online', handler);
    server.push('user_online', { username: 'jane_smith' });
    equal(lines, ['jane_smith came online']);
    await until(() => server.saidOf('user_typing').length === 1);
    equal(server.saidOf('user_typing'), [{ to: 'jane_smith', isTyping: true }]);
    const sent = () => [...server.asked.filter(([call]) => call.endsWith('/messages')).map(([, body]) => body), ...server.saidOf('send_message')];
    await until(() => sent().length > 0);
    equal([server.asked.find(([call]) => call === 'POST /api/conversations')?.[1], sent().map(({ content }) => content)], [{ usernames: ['jane_smith'] }, ['Hello!']]);
    socketService.disconnect();
  });
}

export async function aMessageShouldArriveOnceAlsoWhenTheServerIsBusy() {
  await withStubServer(async (server) => {
    let refusals = 1;
    server.answers['POST /api/conversations'] = { id: '5' };
    server.replies.send_message = (message) => {
      if (refusals-- > 0) throw UNAVAILABLE;
      return { ...message, seq: 1, message: message.content };
    };
    socketService.connect('john_doe');
    await server.live();
    equal((await socketService.sendMessage('jane_smith', 'Hello!')).message, 'Hello!');
    const [first, second] = server.saidOf('send_message');
    equal([first.conversation_id, first.content, first.client_id === second.client_id], ['5', 'Hello!', true]);
  });
}

export async function whatItsSocketEmitsShouldWaitForTheConnection() {
  await withStubServer(async (server) => {
    const { socket } = socketService;
    /** @type {any[]} */
    const heard = [];
    socket.on('connection_established', ({ sid }) => heard.push(sid));
    socket.on('new_message', ({ from, message, timestamp }) => heard.push({ from, message, timestamp }));
    socket.on('user_typing', (data) => heard.push(data));
    socketService.connect('john_doe');
    socket.emit('user_online', { username: 'john_doe' });
    socket.emit('user_typing', { username: 'john_doe', to: 'jane_smith', isTyping: true });
    await until(() => server.saidOf('user_typing').length === 1);
    equal(server.saidOf('user_online'), [{ username: 'john_doe' }]);
    server.push('new_message', { conversation_id: '9', seq: 1, from: 'john_doe', message: 'Hello!', timestamp: '2025-10-06T22:30:00Z' });
    server.push('user_typing', { from: 'john_doe', isTyping: true });
    equal(heard, ['s1', { from: 'john_doe', message: 'Hello!', timestamp: '2025-10-06T22:30:00Z' }, { from: 'john_doe', isTyping: true }]);
    for (const event of ['connection_established', 'new_message', 'user_typing']) socket.off(event);
  });
}

export async function itsEffectsShouldEndWithTheComponent() {
  await withStubServer(async (server) => {
    const { React, render, unmount } = reactStub();
    const { useEffect } = React;
    /** @type {any[]} */
    const seen = [];
    const App = () => {
      useEffect(() => {
        const username = 'john_doe';
        if (username) {
          socketService.connect(username);
        }

        return () => {
          socketService.disconnect();
        };
      }, []);
      useEffect(() => {
        const handler = (/** @type {any} */ data) => {
          seen.push(data.username);
        };

        socketService.on('user_online', handler);

        return () => {
          socketService.off('user_online', handler);
        };
      }, []);
    };
    render(App);
    await server.live();
    server.push('user_online', { username: 'jane_smith' });
    unmount();
    equal([seen, server.client.connection.phase], [['jane_smith'], 'closed']);
  });
}
