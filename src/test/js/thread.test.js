import * as conversations from '../../../webapp/chat/conversationsState.js';
import * as drafts from '../../../webapp/chat/draftsState.js';
import * as outbox from '../../../webapp/chat/outboxState.js';
import { rowsOf } from '../../../webapp/chat/rows.js';
import * as threads from '../../../webapp/chat/threadState.js';
import * as typing from '../../../webapp/chat/typingState.js';
import { equal } from './expect.js';

const NOON = Date.parse('2026-01-31T12:00:00.000Z');

/** @param {number} seq @param {object} [part] @returns {any} */
const message = (seq, part = {}) => ({
  message_id: `a.${seq}`, conversation_id: 'a', seq, sender_id: 'ben', from: 'ben', content: `m${seq}`, client_id: null,
  timestamp: new Date(NOON + seq * 1_000).toISOString(), edited_at: null, deleted: false, version: 0, reply_to: null, reactions: [], ...part,
});

/** @param {number} from @param {number} to */
const run = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => message(from + index));

/** @param {number} from @param {number} to @param {number | null} [older] */
const latest = (from, to, older = null) => threads.latestLoaded(threads.opened({}, 'a', 0), 'a', { messages: run(from, to), next: older });

/** @param {threads.Threads} state */
const seqs = (state) => threads.threadOf(state, 'a').messages.map(({ seq }) => seq);

export function aMessageThatIsToldTwiceShouldStandThereOnce() {
  const state = threads.arrived(latest(1, 3), message(4));
  equal(seqs(threads.arrived(state, message(4))), [1, 2, 3, 4]);
}

export function messagesShouldStandInTheOrderOfTheConversation() {
  equal(seqs(threads.arrived(threads.arrived(latest(1, 2), message(4)), message(3))), [1, 2, 3, 4]);
}

export function anEarlierPageShouldComeAbove() {
  const asked = threads.extending(latest(51, 60, 51), 'a', 'older');
  const state = threads.extended(asked, 'a', 'older', { messages: run(49, 50), next: null });
  equal([seqs(state).length, seqs(state)[0], threads.threadOf(state, 'a').older], [12, 49, null]);
}

export function whatWasMissedWithoutAHoleShouldJoinAndElseReplace() {
  const state = latest(1, 10);
  equal(seqs(threads.latestLoaded(state, 'a', { messages: run(8, 12), next: 8 })).length, 12);
  const replaced = threads.latestLoaded(state, 'a', { messages: run(80, 90), next: 80 });
  equal([seqs(replaced)[0], threads.threadOf(replaced, 'a').older], [80, 80]);
}

export function thePastShouldNotTakeWhatIsNewBeforeItIsReadToItsEnd() {
  const past = threads.pastLoaded({}, 'a', { messages: run(10, 20), next: 10 }, 90);
  equal([seqs(threads.arrived(past, message(91))).length, threads.threadOf(past, 'a').newer], [11, 20]);
}

export function anEditShouldReplaceAndADeleteKeepThePlace() {
  const edited = threads.messageChanged(latest(1, 3), message(2, { content: 'better' }));
  equal(threads.threadOf(edited, 'a').messages[1].content, 'better');
  const deleted = threads.messageChanged(edited, message(2, { deleted: true, content: '' }));
  equal([seqs(deleted), threads.threadOf(deleted, 'a').messages[1].deleted], [[1, 2, 3], true]);
}

export function aReactionShouldBeTakenUpAndBack() {
  const on = threads.toggledReactions(message(1), '👍', 'me');
  equal(on, [{ emoji: '👍', count: 1, user_ids: ['me'] }]);
  equal(threads.toggledReactions(message(1, { reactions: on }), '👍', 'me'), []);
}

/** @param {number} version @param {any[]} reactions @param {object} [part] @returns {any} */
const reaction = (version, reactions, part = {}) => ({ conversation_id: 'a', message_id: 'a.2', version, reactions, ...part });

/** @param {threads.Threads} state */
const second = (state) => threads.threadOf(state, 'a').messages[1];

export function changesThatComeInAnotherOrderShouldEndInTheLastOne() {
  const two = [{ emoji: '👍', count: 2, user_ids: ['ben', 'cleo'] }];
  const state = threads.reacted(threads.reacted(latest(1, 3), reaction(2, [])), reaction(1, two));
  equal(second(state).reactions, []);
  const edited = threads.messageChanged(latest(1, 3), message(2, { version: 2, content: 'second' }));
  const late = threads.messageChanged(edited, message(2, { version: 1, content: 'first' }));
  equal(second(late).content, 'second');
  equal(second(threads.latestLoaded(late, 'a', { messages: run(1, 3), next: null })).content, 'second');
  equal(second(threads.reacted(late, reaction(1, two))).reactions, []);
}

export function anEditThatComesAfterALaterReactionShouldStillChangeTheText() {
  const two = [{ emoji: '👍', count: 2, user_ids: ['ben', 'cleo'] }];
  const reactedTo = threads.reacted(latest(1, 3), reaction(2, two));
  const edited = threads.messageChanged(reactedTo, message(2, { version: 1, content: 'edited' }));
  equal([second(edited).content, second(edited).reactions], ['edited', two]);
  const later = threads.reacted(edited, reaction(3, []));
  equal([second(later).content, second(later).reactions], ['edited', []]);
  const all = threads.messageChanged(later, message(2, { version: 4, content: 'again', reactions: two }));
  equal([second(all).content, second(all).reactions, threads.reactionsVersion(second(all))], ['again', two, 4]);
}

export function aLastMessageThatIsToldLateShouldNotTakeTheListBack() {
  const of = (/** @type {number} */ version, /** @type {string} */ content) => message(2, { version, content });
  const conversation = (/** @type {any} */ last_message) => /** @type {any} */ ({ id: 'a', last_seq: 2, unread: 0, read_seq: 2, reads: [], changed_at: '', last_message });
  const list = conversations.loaded(conversations.NO_CONVERSATIONS, { conversations: [conversation(of(2, 'second'))], next: null }, 0);
  const late = conversations.messageChanged(list, of(1, 'first'));
  equal(late.items[0].last_message?.content, 'second');
  equal(conversations.learned(late, conversation(of(1, 'first'))).items[0].last_message?.content, 'second');
}

export function oneOfManyWhoReactedShouldSeeItAndTakeItBack() {
  const first50 = Array.from({ length: 50 }, (_, index) => `user${index}`);
  const many = (/** @type {number} */ count) => [{ emoji: '👍', count, user_ids: first50 }];
  const mine = (/** @type {threads.Threads} */ state) => second(state).reactions[0].user_ids.includes('me');
  const answered = threads.messageChanged(latest(1, 3), message(2, { version: 1, reactions: [{ emoji: '👍', count: 51, user_ids: ['me', ...first50.slice(1)] }] }));
  const others = threads.reacted(answered, reaction(2, many(52), { user_id: 'user60', emoji: '👍', added: true }), 'me');
  equal([mine(answered), mine(others)], [true, true]);
  equal(mine(threads.messageChanged(others, message(2, { version: 3, reactions: many(52) }), 'me')), true);
  const taken = threads.toggledReactions(second(others), '👍', 'me');
  equal([taken[0].count, taken[0].user_ids.includes('me')], [51, false]);
  const inAnotherTab = threads.reacted(others, reaction(3, many(51), { user_id: 'me', emoji: '👍', added: false }), 'me');
  equal(mine(inAnotherTab), false);
  equal(mine(threads.reacted(inAnotherTab, reaction(4, many(52), { user_id: 'me', emoji: '👍', added: true }), 'me')), true);
}

export function aThreadThatIsShownShouldStayWhenARefreshFails() {
  const state = threads.failed(latest(1, 3), 'a', { status: 0, message: 'no answer' });
  equal([threads.threadOf(state, 'a').phase, seqs(state)], ['ready', [1, 2, 3]]);
  equal(threads.threadOf(threads.failed(state, 'a', { status: 404, message: 'gone' }), 'a').phase, 'missing');
}

/** @param {string} client_id @param {object} [part] @returns {any} */
const unsent = (client_id, part = {}) => ({
  client_id, conversation_id: 'a', content: client_id, reply_to: null, timestamp: new Date(NOON).toISOString(), phase: 'sending', lost: false, problem: '', ...part,
});

export function aLostLineShouldStopAllOfAConversationAndGoOnInOrder() {
  const queue = outbox.queued(outbox.queued(outbox.NOTHING_UNSENT, unsent('1')), unsent('2'));
  const stopped = outbox.lost(queue, 'a', 'no line');
  equal([stopped.map(({ phase }) => phase), outbox.firstWaiting(stopped, 'a') ?? null], [['failed', 'failed'], null]);
  const again = outbox.reconnected(stopped, NOON + 60_000);
  equal(outbox.firstWaiting(again, 'a')?.client_id, '1');
}

export function whatWasRefusedOrIsOldShouldWaitForItsWriter() {
  const queue = outbox.queued(outbox.queued([], unsent('1')), unsent('2'));
  const refused = outbox.refused(queue, '1', 'You cannot write to this user.');
  equal(outbox.firstWaiting(refused, 'a')?.client_id, '2');
  equal(outbox.reconnected(refused, NOON)[0].phase, 'failed');
  const old = outbox.lost(queue, 'a', 'no line');
  equal(outbox.reconnected(old, NOON + 3_600_000) === old, true);
  equal(outbox.triedAgain(old, '1')[0].phase, 'sending');
}

export function aSendShouldBeTriedAgainUntilItIsGivenUpOrOld() {
  const queue = outbox.queued([], unsent('1'));
  equal(outbox.isStillWanted(queue, '1', NOON + 60_000), true);
  equal(outbox.isStillWanted(outbox.gone(queue, '1'), '1', NOON + 60_000), false);
  equal(outbox.isStillWanted(queue, '1', NOON + 3_600_000), false);
}

export function anAcknowledgedMessageShouldKeepItsRow() {
  const thread = threads.threadOf(latest(1, 2), 'a');
  const before = rowsOf(thread, [unsent('c')], 'me', NOON);
  const acknowledged = { messages: [...thread.messages, message(3, { sender_id: 'me', client_id: 'c' })], newFrom: 0 };
  const after = rowsOf(acknowledged, [unsent('c')], 'me', NOON);
  equal([before[before.length - 1].key, after[after.length - 1].key, after.length], ['c', 'c', before.length]);
}

export function eachDayShouldBeginWithItsName() {
  const messages = [message(1, { timestamp: '2026-01-28T12:00:00.000Z' }), message(2, { timestamp: '2026-01-30T12:00:00.000Z' }), message(3)];
  const rows = rowsOf({ messages, newFrom: 3 }, [], 'me', NOON);
  equal(rows.map(({ kind }) => kind), ['day', 'message', 'day', 'message', 'day', 'new', 'message']);
  equal(rows.flatMap((row) => (row.kind === 'day' ? [row.words] : [])), ['Wednesday', 'Yesterday', 'Today']);
}

export function messagesOfOneSenderShouldStandTogetherForAWhile() {
  const messages = [message(1), message(2), message(3, { timestamp: new Date(NOON + 600_000).toISOString() })];
  const rows = rowsOf({ messages, newFrom: 0 }, [], 'me', NOON);
  equal(rows.flatMap((row) => (row.kind === 'message' ? [row.first] : [])), [true, false, true]);
}

export function typingShouldEndBySilenceAndByWord() {
  const one = typing.heard(typing.heard({}, 'a', 'ben', true, NOON), 'a', 'cleo', true, NOON + 1_000);
  equal(typing.typistsIn(typing.expired(one, NOON + 3_000), 'a').map(({ name }) => name), ['cleo']);
  equal(typing.typistsIn(typing.heard(one, 'a', 'ben', false, NOON), 'a').map(({ name }) => name), ['cleo']);
  equal(typing.expired(one, NOON) === one, true);
  equal([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(typing.typingSentence), ['', 'a is typing…', 'a and b are typing…', 'Several people are typing…']);
}

export function anEditShouldNotCostTheDraft() {
  const draft = drafts.typed(drafts.NO_DRAFTS, 'a', 'half a thought');
  const editing = drafts.typed(drafts.editing(draft, 'a', message(1)), 'a', 'better');
  equal(drafts.textOf(drafts.draftOf(editing, 'a')), 'better');
  equal(drafts.textOf(drafts.draftOf(drafts.cancelled(editing, 'a'), 'a')), 'half a thought');
  const replying = drafts.replying(draft, 'a', 'a.1');
  equal([drafts.draftOf(replying, 'a').reply_to, drafts.draftOf(drafts.sent(replying, 'a'), 'a').reply_to], ['a.1', null]);
}

export function aThreadOfWhichTooMuchChangedShouldBeLoadedAgain() {
  const state = threads.outdated(latest(1, 3), 'a');
  equal([threads.threadOf(state, 'a').phase, seqs(state)], ['loading', []]);
  equal(threads.outdated({}, 'a'), {});
}
