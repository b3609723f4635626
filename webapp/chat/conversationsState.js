/**
 * The conversations of the caller, last changed first. Pure.
 *
 * @typedef {import('../members/listState.js').Member} Member
 * @typedef {{user_id: string, username: string, seq: number, delivered_seq: number}} Reads
 * @typedef {{emoji: string, count: number, user_ids: string[]}} Reaction
 *
 * @typedef {object} Message
 * @property {string} message_id
 * @property {string} conversation_id
 * @property {number} seq
 * @property {string | null} sender_id null when the account is gone
 * @property {string | null} from
 * @property {string} content
 * @property {string} timestamp
 * @property {string | null} client_id
 * @property {string | null} edited_at
 * @property {boolean} deleted
 * @property {number} version raised by each edit, deletion and reaction
 * @property {number} [reactions_version] where later reactions are known than the rest of it
 * @property {string | null} reply_to
 * @property {Reaction[]} reactions
 *
 * @typedef {object} Conversation
 * @property {string} id
 * @property {'direct' | 'group'} kind
 * @property {string | null} title
 * @property {Member[]} members at most the first 50
 * @property {number} member_count
 * @property {string | null} [owner_id]
 * @property {Reads[]} reads
 * @property {number} last_seq
 * @property {number} unread
 * @property {number} read_seq
 * @property {Message | null} last_message
 * @property {boolean} muted
 * @property {string} changed_at
 *
 * @typedef {object} Conversations
 * @property {'loading' | 'ready' | 'failed'} phase
 * @property {Conversation[]} items
 * @property {string | null} next the cursor of the next page
 * @property {boolean} extending
 * @property {number} unreadBelow unread conversations that are not loaded
 * @property {string} problem
 */

/** @type {Conversations} */
export const NO_CONVERSATIONS = { phase: 'loading', items: [], next: null, extending: false, unreadBelow: 0, problem: '' };

/** @param {Conversations} state @param {{conversations: Conversation[], next: string | null}} page the first @param {number} unread of all @returns {Conversations} */
export function loaded(state, { conversations, next }, unread) {
  const names = new Set(conversations.map(({ id }) => id));
  const below = next && state.next ? state.items.filter(({ id }) => !names.has(id)) : [];
  const items = sorted([...conversations.map((fresh) => newest(known(state, fresh.id), fresh)), ...below]);
  const unreadBelow = Math.max(0, unread - unreadIn(items));
  return { ...NO_CONVERSATIONS, phase: 'ready', items, next: below.length > 0 ? state.next : next, unreadBelow };
}

/** @param {Conversations} state @returns {Conversations} */
export function extending(state) {
  return { ...state, extending: true };
}

/** @param {Conversations} state @param {{conversations: Conversation[], next: string | null}} page @returns {Conversations} */
export function extended(state, { conversations, next }) {
  const fresh = conversations.filter(({ id }) => !known(state, id));
  const unreadBelow = Math.max(0, state.unreadBelow - unreadIn(fresh));
  return { ...state, items: sorted([...state.items, ...fresh]), next, extending: false, unreadBelow };
}

/** What is shown stays. @param {Conversations} state @param {string} problem @returns {Conversations} */
export function failed(state, problem) {
  return { ...state, phase: state.phase === 'ready' ? 'ready' : 'failed', extending: false, problem };
}

/** One conversation, made or loaded anew. @param {Conversations} state @param {Conversation} conversation @returns {Conversations} */
export function learned(state, conversation) {
  const others = state.items.filter(({ id }) => id !== conversation.id);
  return { ...state, items: sorted([newest(known(state, conversation.id), conversation), ...others]) };
}

/** @param {Conversations} state @param {string} id @returns {Conversations} */
export function left(state, id) {
  return { ...state, items: state.items.filter((conversation) => conversation.id !== id) };
}

/**
 * The unread number follows from the cursor, so a message that was missed counts, and a double
 * does not.
 *
 * @param {Conversations} state @param {Message} message @param {string} meId @returns {Conversations}
 */
export function arrived(state, message, meId) {
  return changed(state, message.conversation_id, (conversation) => {
    if (message.seq <= conversation.last_seq) return conversation;
    const own = ownSinceRead(conversation) + (message.sender_id === meId ? 1 : 0);
    const unread = Math.max(0, message.seq - conversation.read_seq - own);
    return { ...conversation, last_seq: message.seq, last_message: message, unread, changed_at: message.timestamp };
  });
}

/** Events and answers overtake one another. @param {{version: number}} message @param {{version: number} | null} [known] */
export function isOlder(message, known) {
  return known ? message.version < known.version : false;
}

/** An edit, a delete, a reaction shows when it is the last message. @param {Conversations} state @param {Message} message @returns {Conversations} */
export function messageChanged(state, message) {
  return changed(state, message.conversation_id, (conversation) =>
    conversation.last_message?.message_id === message.message_id && !isOlder(message, conversation.last_message)
      ? { ...conversation, last_message: message }
      : conversation,
  );
}

/** @param {Conversations} state @param {{conversation_id: string, user_id: string, username: string, seq: number}} read @param {string} meId @returns {Conversations} */
export function wasRead(state, { conversation_id, user_id, username, seq }, meId) {
  return changed(state, conversation_id, (conversation) => {
    const moved = withReads(conversation, { user_id, username, seq, delivered_seq: seq });
    return user_id === meId ? withCursor(moved, seq) : moved;
  });
}

/** @param {Conversations} state @param {{conversation_id: string, user_id: string, username: string, seq: number}} delivery @returns {Conversations} */
export function wasDelivered(state, { conversation_id, user_id, username, seq }) {
  return changed(state, conversation_id, (conversation) =>
    withReads(conversation, { user_id, username, seq: 0, delivered_seq: seq }),
  );
}

/** The caller read up to `seq`. @param {Conversations} state @param {string} id @param {number} seq @returns {Conversations} */
export function cursorMoved(state, id, seq) {
  return changed(state, id, (conversation) => withCursor(conversation, seq));
}

/** @param {Conversations} state @param {string} id */
export function known(state, id) {
  return state.items.find((conversation) => conversation.id === id);
}

/** How many conversations have something unread. @param {Conversations} state */
export function unreadNumber(state) {
  return unreadIn(state.items) + state.unreadBelow;
}

/** Those who are not the caller; for notes to oneself nobody. @param {Conversation} conversation @param {string} meId */
export function othersIn({ members }, meId) {
  return members.filter(({ user_id }) => user_id !== meId);
}

/** @param {Conversation[]} items */
function unreadIn(items) {
  return items.filter(({ unread }) => unread > 0).length;
}

/** @param {Conversation[]} items */
function sorted(items) {
  return items.sort((one, other) => (one.changed_at < other.changed_at ? 1 : one.changed_at > other.changed_at ? -1 : 0));
}

/** A message that was pushed, or changed, while the answer was on its way stays. @param {Conversation | undefined} before @param {Conversation} fresh @returns {Conversation} */
function newest(before, fresh) {
  const isSame = before?.last_message && before.last_seq === fresh.last_seq;
  if (isSame && fresh.last_message && isOlder(fresh.last_message, before.last_message)) return { ...fresh, last_message: before.last_message };
  if (!before || before.last_seq <= fresh.last_seq) return fresh;
  const { last_seq, last_message, unread, changed_at } = before;
  return { ...fresh, last_seq, last_message, unread, changed_at };
}

/** @param {Conversations} state @param {string} id @param {(conversation: Conversation) => Conversation} change @returns {Conversations} */
function changed(state, id, change) {
  const before = known(state, id);
  const after = before && change(before);
  if (!before || !after || before === after) return state;
  const items = state.items.map((conversation) => (conversation === before ? after : conversation));
  return { ...state, items: before.changed_at === after.changed_at ? items : sorted(items) };
}

/** Cursors never go back. @param {Conversation} conversation @param {Reads} reads @returns {Conversation} */
function withReads(conversation, { user_id, username, seq, delivered_seq }) {
  const before = conversation.reads.find((entry) => entry.user_id === user_id);
  const after = {
    user_id,
    username,
    seq: Math.max(before?.seq ?? 0, seq),
    delivered_seq: Math.max(before?.delivered_seq ?? 0, delivered_seq),
  };
  if (before?.seq === after.seq && before.delivered_seq === after.delivered_seq) return conversation;
  const others = conversation.reads.filter((entry) => entry !== before);
  return { ...conversation, reads: [...others, after] };
}

/** @param {Conversation} conversation @param {number} seq @returns {Conversation} */
function withCursor(conversation, seq) {
  if (seq <= conversation.read_seq) return conversation;
  const unread = seq >= conversation.last_seq ? 0 : Math.min(conversation.unread, conversation.last_seq - seq);
  return { ...conversation, read_seq: seq, unread };
}

/** @param {Conversation} conversation */
function ownSinceRead({ last_seq, read_seq, unread }) {
  return Math.max(0, last_seq - read_seq - unread);
}
