import * as conversations from '../../../webapp/chat/conversationsState.js';
import { previewOf, titleOf } from '../../../webapp/chat/names.js';
import { tickOf, tickWords } from '../../../webapp/chat/ticks.js';
import { equal } from './expect.js';

const ME = 'me';

/** @param {string} id @returns {any} */
const user = (id) => ({ user_id: id, username: id, display_name: null });

/** @param {Partial<conversations.Conversation>} [part] @returns {conversations.Conversation} */
const conversation = (part = {}) => ({
  id: 'a', kind: 'direct', title: null, members: [user(ME), user('ben')], member_count: 2, reads: [], last_seq: 10, unread: 0,
  read_seq: 10, last_message: null, muted: false, changed_at: '2026-01-31T12:00:00.000Z', ...part,
});

/** @param {number} seq @param {string} [sender] @returns {any} */
const message = (seq, sender = 'ben') => ({
  message_id: `a.${seq}`, conversation_id: 'a', seq, sender_id: sender, from: sender, content: `m${seq}`,
  timestamp: `2026-01-31T13:00:${String(seq).padStart(2, '0')}.000Z`, deleted: false, reactions: [],
});

/** @param {conversations.Conversation[]} items @param {number} [unread] */
const loaded = (items, unread = 0) => conversations.loaded(conversations.NO_CONVERSATIONS, { conversations: items, next: null }, unread);

/** @param {conversations.Conversations} state */
const unreadOf = (state) => conversations.known(state, 'a')?.unread;

export function whatArrivesShouldBeUnreadOnceAndComeFirst() {
  const state = loaded([conversation({ id: 'b', changed_at: '2026-01-31T12:30:00.000Z' }), conversation()]);
  const once = conversations.arrived(state, message(11), ME);
  equal([unreadOf(once), once.items[0].id], [1, 'a']);
  equal(conversations.arrived(once, message(11), ME) === once, true);
}

export function aMissedMessageShouldCountAndOnesOwnShouldNot() {
  const state = loaded([conversation()]);
  equal(unreadOf(conversations.arrived(state, message(13), ME)), 3);
  const own = conversations.arrived(state, message(11, ME), ME);
  equal(unreadOf(own), 0);
  equal(unreadOf(conversations.arrived(own, message(12), ME)), 1);
}

export function readingInAnotherTabShouldEmptyTheNumberHereToo() {
  const state = conversations.arrived(loaded([conversation()]), message(11), ME);
  const read = conversations.wasRead(state, { conversation_id: 'a', user_id: ME, username: ME, seq: 11 }, ME);
  equal([unreadOf(read), conversations.unreadNumber(read)], [0, 0]);
}

export function aReadCursorShouldNeverGoBack() {
  const state = conversations.cursorMoved(loaded([conversation()]), 'a', 4);
  equal(conversations.known(state, 'a')?.read_seq, 10);
}

export function unreadConversationsThatAreNotLoadedShouldCount() {
  equal(conversations.unreadNumber(loaded([conversation({ unread: 2, read_seq: 8 })], 5)), 5);
}

export function aMessageThatCameDuringAFetchShouldNotBeLost() {
  const pushed = conversations.arrived(loaded([conversation()]), message(11), ME);
  const fetched = conversations.loaded(pushed, { conversations: [conversation()], next: null }, 0);
  equal([unreadOf(fetched), conversations.known(fetched, 'a')?.last_seq], [1, 11]);
}

export function ticksShouldFollowTheCursorsOfTheOthers() {
  /** @param {number} seq @param {number} delivered_seq */
  const read = (seq, delivered_seq) => conversation({ reads: [{ user_id: ME, username: ME, seq: 10, delivered_seq: 10 }, { user_id: 'ben', username: 'ben', seq, delivered_seq }] });
  equal([read(3, 4), read(3, 5), read(5, 5)].map((one) => tickOf({ seq: 5 }, one, ME)), ['sent', 'delivered', 'read']);
}

export function aGroupMessageShouldBeReadWhenAllHaveReadIt() {
  /** @param {number} cleo */
  const group = (cleo) => conversation({ kind: 'group', member_count: 3, reads: [
    { user_id: ME, username: ME, seq: 10, delivered_seq: 10 },
    { user_id: 'ben', username: 'ben', seq: 9, delivered_seq: 9 },
    { user_id: 'cleo', username: 'cleo', seq: cleo, delivered_seq: 9 },
  ] });
  equal([tickOf({ seq: 9 }, group(8), ME), tickWords({ seq: 9 }, group(8), ME)], ['delivered', 'Read by 1 of 2']);
  equal(tickOf({ seq: 9 }, group(9), ME), 'read');
}

export function conversationsShouldBeCalledAsPeopleCallThem() {
  equal(titleOf(conversation(), ME), 'ben');
  equal(titleOf(conversation({ members: [user(ME)], member_count: 1 }), ME), 'Notes to yourself');
  equal(titleOf(conversation({ kind: 'group', members: ['me', 'b', 'c', 'd', 'e'].map(user), member_count: 9 }), ME), 'b, c, d and 5 more');
  equal(previewOf(conversation({ last_message: message(3, ME) }), ME), 'You: m3');
  equal(previewOf(conversation({ last_message: { ...message(3), deleted: true } }), ME), 'Message deleted');
}

/** The snapshot law: the snapshot before, with the events applied, equals the snapshot after. */
export function theSnapshotBeforeWithTheEventsShouldEqualTheSnapshotAfter() {
  const events = [message(11), message(12, ME), message(13)];
  const applied = events.reduce((state, one) => conversations.arrived(state, one, ME), loaded([conversation()]));
  const after = conversation({ last_seq: 13, unread: 2, last_message: message(13), changed_at: message(13).timestamp });
  equal(applied.items, [after]);
}
