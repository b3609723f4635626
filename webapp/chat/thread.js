import { Problem } from '../client/problem.js';
import { confirmed } from '../kit/confirm-dialog.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';
import { conversationOf, fetchConversation, ownId } from './conversations.js';
import * as conversations from './conversationsState.js';
import * as state from './threadState.js';

const PAGE_SIZE = 50;
/** How many messages stand after one that is looked for. */
const AFTER_LOOKED_FOR = 15;

/** @typedef {import('./conversationsState.js').Message} Message */

/** Looks at a conversation, at its end or at one message. @param {string} id @param {number} [at] its `seq` */
export async function openThread(id, at) {
  try {
    const { unread, read_seq } = conversationOf(id) ?? (await fetchConversation(id));
    store.apply('threads', state.opened, id, unread > 0 ? read_seq + 1 : 0);
    if (at) await fetchAround(id, at);
    else await fetchLatest(id);
  } catch (thrown) {
    store.apply('threads', state.failed, id, Problem.of(thrown));
  }
}

/** Brings what was changed meanwhile; the past that is shown stays. @param {string} id */
export async function refreshThread(id) {
  const thread = state.threadOf(store.state.threads, id);
  if (thread.phase !== 'ready') return openThread(id);
  if (thread.newer !== null) return;
  await fetchLatest(id).catch((thrown) => store.apply('threads', state.failed, id, Problem.of(thrown)));
}

/** @param {string} id */
async function fetchLatest(id) {
  store.apply('threads', state.latestLoaded, id, await lamp.chat.history(id, { limit: PAGE_SIZE }));
}

/** @param {string} id @param {number} at */
async function fetchAround(id, at) {
  const { messages, newer } = state.threadOf(store.state.threads, id);
  if (messages.some(({ seq }) => seq === at)) return;
  const page = await lamp.chat.history(id, { before: at + AFTER_LOOKED_FOR, limit: PAGE_SIZE });
  const lastSeq = conversationOf(id)?.last_seq ?? 0;
  store.apply('threads', state.pastLoaded, id, page, Math.max(lastSeq, newer ?? 0));
}

/** The next page at one end. @param {string} id @param {'older' | 'newer'} where */
export async function extendThread(id, where) {
  const thread = state.threadOf(store.state.threads, id);
  const seq = thread[where];
  if (seq === null || thread.extending) return;
  store.apply('threads', state.extending, id, where);
  try {
    const query = where === 'older' ? { before: seq } : { after: seq };
    store.apply('threads', state.extended, id, where, await lamp.chat.history(id, { ...query, limit: PAGE_SIZE }));
  } catch (thrown) {
    store.apply('threads', state.failed, id, Problem.of(thrown));
  }
}

/** Throws the refusal: it is shown where the text is. @param {Message} message @param {string} content */
export async function editMessage(message, content) {
  showMessage(await lamp.chat.edit(message, content));
}

/** @param {Message} message */
export async function deleteMessage(message) {
  const goOn = await confirmed({
    title: 'Delete this message?',
    text: 'It disappears for everybody in this conversation.',
    action: 'Delete',
  });
  if (goOn) await orRefused(message, async () => showMessage(await lamp.chat.delete(message)));
}

/** Shows at once, and takes it back when the server refuses. @param {Message} message @param {string} emoji */
export async function toggleReaction(message, emoji) {
  const before = message.reactions;
  const version = state.reactionsVersion(message);
  const on = !before.some((reaction) => reaction.emoji === emoji && reaction.user_ids.includes(ownId()));
  store.apply('threads', state.reacted, { ...message, version, reactions: state.toggledReactions(message, emoji, ownId()) });
  const done = await orRefused(message, async () => showMessage(await lamp.chat.react(message, emoji, on)));
  if (!done) store.apply('threads', state.reacted, { ...message, version, reactions: before });
}

/** @param {Message} message @param {string} [problem] */
export function sayAt({ conversation_id, message_id }, problem = '') {
  store.apply('threads', state.refused, conversation_id, message_id, problem);
}

/** @param {Message} message as it is now @param {string} [meId] where it was told to all alike */
export function showMessage(message, meId) {
  store.apply('threads', state.messageChanged, message, meId);
  store.apply('conversations', conversations.messageChanged, message);
}

/** @param {Message} message @param {() => Promise<void>} work @returns {Promise<boolean>} whether it was done */
async function orRefused(message, work) {
  sayAt(message);
  try {
    await work();
    return true;
  } catch (thrown) {
    sayAt(message, Problem.of(thrown).message);
    return false;
  }
}
