import { Problem } from '../client/problem.js';
import { lamp } from '../lamp.js';
import { goTo } from '../router.js';
import { sayFailed } from '../shell/notices.js';
import { store } from '../store.js';
import * as state from './conversationsState.js';
import { noteDelivered } from './reading.js';

const PAGE_SIZE = 50;

export async function fetchConversations() {
  try {
    const [page, count] = await Promise.all([lamp.chat.conversations({ limit: PAGE_SIZE }), fetchUnread()]);
    store.apply('conversations', state.loaded, page, count);
    page.conversations.forEach(noteUndelivered);
  } catch (thrown) {
    store.apply('conversations', state.failed, Problem.of(thrown).message);
  }
}

/** Without it the list is shown all the same, and the number stays. @returns {Promise<number>} */
function fetchUnread() {
  return lamp.rest.get('/api/conversations/count').then(
    ({ count }) => count,
    () => state.unreadNumber(store.state.conversations),
  );
}

export async function fetchMoreConversations() {
  store.apply('conversations', state.extending);
  try {
    const page = await lamp.chat.conversations({ limit: PAGE_SIZE, after: store.state.conversations.next });
    store.apply('conversations', state.extended, page);
  } catch (thrown) {
    store.apply('conversations', state.failed, '');
    sayFailed(thrown);
  }
}

/** @param {string} id @returns {Promise<state.Conversation>} */
export async function fetchConversation(id) {
  const conversation = await lamp.chat.conversation(id);
  store.apply('conversations', state.learned, conversation);
  return conversation;
}

/** Opens the conversation with somebody, or a new group. @param {string[]} usernames @param {string} [title] */
export async function startConversation(usernames, title) {
  const conversation = await lamp.chat.start(usernames, title);
  store.apply('conversations', state.learned, conversation);
  goTo(pathOf(conversation.id));
}

/** @param {string} id @param {boolean} muted */
export async function mute(id, muted) {
  try {
    store.apply('conversations', state.learned, await lamp.rest.put(`/api/conversations/${encodeURIComponent(id)}`, { muted }));
  } catch (thrown) {
    sayFailed(thrown);
  }
}

/** @param {string} id @param {number} [at] a `seq` to look at */
export function pathOf(id, at) {
  return `/messages/${encodeURIComponent(id)}${at ? `?at=${at}` : ''}`;
}

/** @param {string} id */
export function conversationOf(id) {
  return state.known(store.state.conversations, id);
}

export function ownId() {
  return store.state.session.me?.user_id ?? '';
}

/** @param {state.Conversation} conversation */
function noteUndelivered({ id, reads, last_seq }) {
  const own = reads.find(({ user_id }) => user_id === ownId());
  if (own && own.delivered_seq < last_seq) noteDelivered(id, last_seq);
}
