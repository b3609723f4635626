import socketService from '../../../webapp/client/socketService.js';
import { equal } from './expect.js';
import { until, withStubServer } from './stubServer.js';

// The application of likes, comments and chat: its snippets, with the shims' socket for its own.
export async function itsListenersShouldHearEachEvent() {
  await withStubServer(async (server) => {
    const { socket } = socketService;
    const conversationId = '123';
    const currentPostId = '789';
    /** @type {any[]} */
    const shown = [];
    const show = (/** @type {any[]} */ ...what) => shown.push(what);

    socket.on('connect', () => {
      show('connected', socket.id);
    });
    socket.on('disconnect', () => {
      show('disconnected');
    });
    socket.on('notification', (data) => {
      show(data.message);
    });
    socket.on('like_update', (data) => {
      if (data.post_id === currentPostId) {
        show('likes', data.like_count);
      }
    });
    socket.on('comment_update', (data) => {
      show('comments', data.post_id, data.comment_count);
    });
    socket.on('user_status', (data) => {
      show(data.user_id, data.status);
    });
    socket.on('typing', (data) => {
      if (data.conversation_id === conversationId) {
        show(data.user_name, data.is_typing);
      }
    });
    socket.on('new_message', (data) => {
      if (data.conversation_id === conversationId) {
        show('message', data.content);
      }
    });
    socket.on('pong', (data) => {
      show('pong', data.timestamp);
    });

    socket.connect();
    socket.emit('ping');
    socket.emit('join_conversation', {
      conversation_id: conversationId
    });
    socket.emit('typing', {
      conversation_id: conversationId,
      is_typing: true
    });
    socket.emit('leave_conversation', {
      conversation_id: conversationId
    });
    await until(() => server.saidOf('leave_conversation').length === 1);
    equal(server.saidOf('subscribe').map(({ channel }) => channel).sort(), ['feed', 'online']);
    equal([server.saidOf('ping'), server.saidOf('typing')], [[{}], [{ conversation_id: '123', is_typing: true }]]);

    server.push('notification', { id: 'n', seq: 1, type: 'like', message: 'Someone liked your post' });
    server.push('like_update', { post_id: '789', like_count: 42 });
    server.push('comment_update', { post_id: '789', comment_count: 15 });
    server.push('user_status', { user_id: '456', status: 'online' });
    server.push('typing', { conversation_id: '123', user_name: 'John Doe', is_typing: true });
    server.push('new_message', { conversation_id: '123', seq: 1, content: 'Hello!' });
    server.push('pong', { timestamp: '2025-01-15T12:00:00Z' });
    server.drop();
    equal(shown, [
      ['connected', 's1'], ['Someone liked your post'], ['likes', 42], ['comments', '789', 15], ['456', 'online'],
      ['John Doe', true], ['message', 'Hello!'], ['pong', '2025-01-15T12:00:00Z'], ['disconnected'],
    ]);
    for (const event of ['connect', 'disconnect', 'notification', 'like_update', 'comment_update', 'user_status', 'typing', 'new_message', 'pong']) socket.off(event);
  });
}

export async function anAcknowledgementShouldBeTheAnswerOrTheRefusal() {
  await withStubServer(async (server) => {
    const refusal = { status: 404, title: 'There is nothing here', detail: 'No such conversation.', retryable: false };
    server.replies.join_conversation = ({ conversation_id }) => {
      if (conversation_id === '0') throw refusal;
      return {};
    };
    const { socket } = socketService;
    /** @type {any[]} */
    const heard = [];
    socket.on('error', ({ detail }) => heard.push(detail));
    socket.connect();
    socket.emit('join_conversation', { conversation_id: '1' }, (/** @type {any} */ answer) => heard.push(answer));
    socket.emit('join_conversation', { conversation_id: '0' }, (/** @type {any} */ { ok, error }) => heard.push([ok, error.status]));
    socket.emit('join_conversation', { conversation_id: '0' });
    await until(() => heard.length === 3);
    equal(heard, [{ ok: true }, [false, 404], 'No such conversation.']);
    socket.off('error');
  });
}
