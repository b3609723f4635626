import { lamp } from '../lamp.js';
import { store } from '../store.js';
import { whenSignedIn } from '../identity/account.js';
import { throttled } from '../kit/throttled.js';
import { conversationOf, fetchConversation, fetchConversations, ownId } from './conversations.js';
import * as conversations from './conversationsState.js';
import { recallDrafts } from './drafts.js';
import { recallUnsent, sendWaiting, takeMessage } from './outbox.js';
import { noteDelivered } from './reading.js';
import { arrivalWords, said } from './heardState.js';
import { refreshThread, showMessage } from './thread.js';
import * as threads from './threadState.js';
import * as typing from './typingState.js';

const UNKNOWN_GATHER_MS = 300;

/** @typedef {import('./conversationsState.js').Message} Message */

/** Follows all that is told of conversations, on whichever page. */
export function hearChat() {
  lamp.on('new_message', hearMessage);
  lamp.on('message_edited', (message) => showMessage(message, ownId()));
  lamp.on('message_deleted', (message) => showMessage(message, ownId()));
  lamp.on('message_reaction', (change) => store.apply('threads', threads.reacted, change, ownId()));
  lamp.on('message_read', hearRead);
  lamp.on('message_delivered', (delivery) => store.apply('conversations', conversations.wasDelivered, delivery));
  lamp.on('conversation_changed', ({ conversation_id }) => load(conversation_id));
  lamp.on('conversation_left', hearLeft);
  lamp.on('chat_gap', ({ conversation_id, outdated }) => refreshIfOpen(conversation_id, outdated));
  lamp.on('typing', ({ conversation_id, user_name, is_typing }) => hearTyping(conversation_id, user_name, is_typing));
  lamp.on('user_typing', ({ from, isTyping }) => hearPartnerTyping(from, isTyping));
  lamp.on('connected', sendWaiting);
  whenSignedIn(recall);
}

/** @param {Message} message */
function hearMessage(message) {
  const { conversation_id, from, sender_id, seq } = message;
  if (!conversationOf(conversation_id)) loadUnknown();
  takeMessage(message);
  if (sender_id === ownId()) return;
  noteDelivered(conversation_id, seq);
  if (from) store.apply('typing', typing.heard, conversation_id, from, false, Date.now());
  const isOpen = store.state.route.params.id === conversation_id;
  const conversation = conversationOf(conversation_id);
  if (isOpen || !conversation?.muted) store.apply('heard', said, arrivalWords(message, conversation, isOpen));
}

/** @param {{conversation_id: string, user_id: string, username: string, seq: number}} read */
function hearRead(read) {
  store.apply('conversations', conversations.wasRead, read, ownId());
  const own = conversationOf(read.conversation_id);
  const isPart = read.user_id === ownId() && own && read.seq < own.last_seq && own.unread > 0;
  if (isPart) load(read.conversation_id);
}

/** @param {{conversation_id: string}} left */
function hearLeft({ conversation_id }) {
  store.apply('conversations', conversations.left, conversation_id);
  store.apply('threads', threads.left, conversation_id);
}

/** @param {string} id @param {string} name @param {boolean} isTyping */
function hearTyping(id, name, isTyping) {
  if (name === store.state.session.me?.username) return;
  store.apply('typing', typing.heard, id, name, isTyping, Date.now());
  if (isTyping) setTimeout(() => store.apply('typing', typing.expired, Date.now()), typing.LASTS_MS + 20);
}

/** @param {string} from @param {boolean} isTyping */
function hearPartnerTyping(from, isTyping) {
  const direct = store.state.conversations.items.find(
    ({ kind, members }) => kind === 'direct' && members.some(({ username }) => username === from),
  );
  if (direct) hearTyping(direct.id, from, isTyping);
}

/** A conversation that is not in the list yet. */
const loadUnknown = throttled(fetchConversations, UNKNOWN_GATHER_MS);

/** @param {string} id */
function load(id) {
  fetchConversation(id).catch(() => {});
}

/** @param {string} id @param {boolean} outdated whether what is shown may be wrong */
function refreshIfOpen(id, outdated) {
  if (!(id in store.state.threads)) return;
  if (outdated) store.apply('threads', threads.outdated, id);
  refreshThread(id);
}

function recall() {
  recallDrafts();
  recallUnsent();
  if (lamp.connection.phase === 'live') sendWaiting();
}
