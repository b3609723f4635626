/**
 * How far one's own message came. In a group it is delivered, and read, when it is so for all.
 *
 * @typedef {import('./conversationsState.js').Conversation} Conversation
 *
 * @param {{seq: number}} message
 * @param {Conversation} conversation
 * @param {string} meId
 * @returns {'sent' | 'delivered' | 'read'}
 */
export function tickOf({ seq }, conversation, meId) {
  const others = conversation.reads.filter(({ user_id }) => user_id !== meId);
  const amount = conversation.member_count - 1;
  if (amount === 0 || others.length === 0) return 'sent';
  if (others.length >= amount && others.every((other) => other.seq >= seq)) return 'read';
  return others.length >= amount && others.every((other) => reached(other) >= seq) ? 'delivered' : 'sent';
}

/** @param {{seq: number}} message @param {Conversation} conversation @param {string} meId */
export function tickWords(message, conversation, meId) {
  const tick = tickOf(message, conversation, meId);
  const amount = conversation.member_count - 1;
  if (amount <= 1) return { sent: 'Sent', delivered: 'Delivered', read: 'Read' }[tick];
  const readers = conversation.reads.filter(({ user_id, seq }) => user_id !== meId && seq >= message.seq).length;
  if (readers > 0) return `Read by ${readers} of ${amount}`;
  return tick === 'delivered' ? 'Delivered to all' : 'Sent';
}

/** Who has read it has it. @param {import('./conversationsState.js').Reads} reads */
function reached({ seq, delivered_seq }) {
  return Math.max(seq, delivered_seq);
}
