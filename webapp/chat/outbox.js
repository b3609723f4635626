import { newClientId } from '../client/chat.js';
import { isLive } from '../client/connectionState.js';
import { insist } from '../client/insist.js';
import { Problem } from '../client/problem.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';
import { ownId } from './conversations.js';
import * as conversations from './conversationsState.js';
import { keep, kept } from './kept.js';
import * as state from './outboxState.js';
import * as threads from './threadState.js';

const WAITS = 'There is no connection. It is sent as soon as there is one.';

/** Conversations whose messages are going out, one after the other. @type {Set<string>} */
const sending = new Set();

/** Shows a message at once, and sends it. @param {string} conversationId @param {{content: string, reply_to: string | null}} message */
export function post(conversationId, { content, reply_to }) {
  const unsent = /** @type {state.Unsent} */ ({
    client_id: newClientId(),
    conversation_id: conversationId,
    content,
    reply_to,
    timestamp: new Date().toISOString(),
    phase: 'sending',
    lost: false,
    problem: '',
  });
  keep(ownId(), 'unsent', unsent.client_id, unsent);
  store.apply('outbox', state.queued, unsent);
  store.apply('threads', threads.seen, conversationId);
  sendFrom(conversationId);
}

/** @param {state.Unsent} unsent */
export function sendAgain({ client_id, conversation_id }) {
  store.apply('outbox', state.triedAgain, client_id);
  sendFrom(conversation_id);
}

/** A message is in the conversation: pushed, synced, or acknowledged. @param {import('./conversationsState.js').Message} message */
export function takeMessage(message) {
  store.apply('threads', threads.arrived, message);
  store.apply('conversations', conversations.arrived, message, ownId());
  if (message.sender_id === ownId()) forgetUnsent(message.client_id);
}

/** It is given up, or stands in the conversation. @param {string | null} clientId */
export function forgetUnsent(clientId) {
  if (!clientId) return;
  store.apply('outbox', state.gone, clientId);
  keep(ownId(), 'unsent', clientId, null);
}

/** What a closed page left behind. */
export function recallUnsent() {
  const left = kept(ownId(), 'unsent').map(([, unsent]) => unsent);
  left.sort((one, other) => (one.timestamp < other.timestamp ? -1 : 1));
  for (const unsent of left) {
    store.apply('outbox', state.queued, { ...unsent, phase: 'failed', lost: true, problem: 'The page was closed before it was sent.' });
  }
}

/** There is a line again. */
export function sendWaiting() {
  store.apply('outbox', state.reconnected, Date.now());
  state.conversationsWaiting(store.state.outbox).forEach(sendFrom);
}

/** In the order of writing: one waits for the answer to the one before. @param {string} conversationId */
async function sendFrom(conversationId) {
  if (sending.has(conversationId)) return;
  sending.add(conversationId);
  for (;;) {
    const unsent = state.firstWaiting(store.state.outbox, conversationId);
    if (!unsent) break;
    await send(unsent);
  }
  sending.delete(conversationId);
}

/** @param {state.Unsent} unsent */
async function send({ client_id, conversation_id, content, reply_to }) {
  const isWanted = () => isLive(lamp.connection) && state.isStillWanted(store.state.outbox, client_id, Date.now());
  try {
    takeMessage(await insist(() => lamp.chat.send({ conversation_id, content, client_id, reply_to }), isWanted));
    forgetUnsent(client_id);
  } catch (thrown) {
    const problem = Problem.of(thrown);
    if (problem.retryable && !isLive(lamp.connection)) store.apply('outbox', state.lost, conversation_id, WAITS);
    else store.apply('outbox', state.refused, client_id, problem.message);
  }
}
