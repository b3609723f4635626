import { lamp } from '../lamp.js';
import { store } from '../store.js';
import * as state from './conversationsState.js';

/** Deliveries gather this long before they are told. */
const GATHER_MS = 400;

/** @type {Map<string, number>} the `seq` that came, by conversation */
const came = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let telling;

/** A message reached this page: its sender gets the second tick. @param {string} id @param {number} seq */
export function noteDelivered(id, seq) {
  came.set(id, Math.max(seq, came.get(id) ?? 0));
  telling ??= setTimeout(tellDelivered, GATHER_MS);
}

function tellDelivered() {
  telling = undefined;
  for (const [id, seq] of came) lamp.chat.delivered(id, seq).catch(() => {});
  came.clear();
}

/**
 * The thread was looked at up to `seq`. It shows at once; where the server did not hear of it, its
 * number comes back with the next fetch, and is read again.
 *
 * @param {string} id
 * @param {number} seq
 */
export async function markRead(id, seq) {
  const conversation = state.known(store.state.conversations, id);
  if (!conversation || seq <= conversation.read_seq) return;
  store.apply('conversations', state.cursorMoved, id, seq);
  await lamp.chat.read(id, seq).catch(() => {});
}
