import { lamp } from '../lamp.js';
import { store } from '../store.js';
import { ownId } from './conversations.js';
import * as state from './draftsState.js';
import { keep, kept } from './kept.js';
import { post } from './outbox.js';
import { isTooLong, tidy } from './text.js';
import { editMessage } from './thread.js';
import * as threads from './threadState.js';

export function recallDrafts() {
  store.apply('drafts', () =>
    Object.fromEntries(kept(ownId(), 'draft').map(([id, { text, reply_to }]) => [id, { text, reply_to, edit: null }])),
  );
}

/** @param {string} id @param {string} text */
export function type(id, text) {
  change(id, state.typed, text);
  if (!state.draftOf(store.state.drafts, id).edit) lamp.chat.typing(id, text !== '');
}

/** @param {{conversation_id: string, message_id: string}} message */
export function replyTo({ conversation_id, message_id }) {
  change(conversation_id, state.replying, message_id);
}

/** @param {import('./conversationsState.js').Message} message */
export function edit(message) {
  change(message.conversation_id, state.editing, message);
}

/** @param {string} id */
export function editLast(id) {
  const last = threads.lastOwn(threads.threadOf(store.state.threads, id), ownId());
  if (last) edit(last);
}

/** @param {string} id */
export function cancel(id) {
  change(id, state.cancelled);
}

/** Sends what stands in the field, or saves the edit; a refused edit throws. @param {string} id */
export async function submit(id) {
  const draft = state.draftOf(store.state.drafts, id);
  const content = tidy(state.textOf(draft));
  if (content === '' || isTooLong(content)) return;
  if (draft.edit) return saveEdit(id, draft.edit.message_id, content);
  post(id, { content, reply_to: draft.reply_to });
  change(id, state.sent);
}

/** @param {string} id @param {string} message_id @param {string} content */
async function saveEdit(id, message_id, content) {
  const message = threads.messageIn(threads.threadOf(store.state.threads, id), message_id);
  if (message && message.content !== content) await editMessage(message, content);
  if (state.draftOf(store.state.drafts, id).edit?.message_id === message_id) cancel(id);
}

/**
 * @template {any[]} A
 * @param {string} id
 * @param {(drafts: state.Drafts, id: string, ...args: A) => state.Drafts} next
 * @param {A} args
 */
function change(id, next, ...args) {
  store.apply('drafts', next, id, ...args);
  const { text, reply_to } = state.draftOf(store.state.drafts, id);
  keep(ownId(), 'draft', id, text || reply_to ? { text, reply_to } : null);
}
