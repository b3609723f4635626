/**
 * The messages of the conversations that were opened: of each an unbroken run, in rising `seq`. Pure.
 */
import { isOlder } from './conversationsState.js';

/**
 * @typedef {import('./conversationsState.js').Message} Message
 * @typedef {import('./conversationsState.js').Reaction} Reaction
 *
 * @typedef {object} Thread
 * @property {'loading' | 'ready' | 'missing' | 'failed'} phase
 * @property {Message[]} messages
 * @property {number | null} older the `seq` before which there are more
 * @property {number | null} newer the `seq` after which there are more: what is shown is the past
 * @property {'older' | 'newer' | null} extending
 * @property {number} newFrom the first `seq` that was unread when it was opened; 0 for none
 * @property {string} problem
 * @property {Record<string, string>} refusals by message_id: why what was wanted of it did not happen
 *
 * @typedef {Record<string, Thread>} Threads by conversation
 * @typedef {{messages: Message[], next: number | null}} HistoryPage
 */

/** @type {Threads} */
export const NO_THREADS = {};

/** @type {Thread} */
const UNKNOWN = {
  phase: 'loading', messages: [], older: null, newer: null, extending: null, newFrom: 0, problem: '', refusals: {},
};

/** @param {Threads} threads @param {string} id @returns {Thread} */
export function threadOf(threads, id) {
  return threads[id] ?? UNKNOWN;
}

/** Looked at: what was loaded before stays on show. @param {Threads} threads @param {string} id @param {number} newFrom @returns {Threads} */
export function opened(threads, id, newFrom) {
  const thread = threadOf(threads, id);
  const phase = thread.phase === 'ready' ? 'ready' : 'loading';
  return { ...threads, [id]: { ...thread, phase, newFrom, problem: '' } };
}

/** The latest messages; they join what is shown, or replace it where some are missing in between. @param {Threads} threads @param {string} id @param {HistoryPage} page @returns {Threads} */
export function latestLoaded(threads, id, { messages, next }) {
  const thread = threadOf(threads, id);
  const joins = thread.phase === 'ready' && touches(thread.messages, messages);
  const kept = joins ? thread.messages : [];
  const older = joins ? thread.older : next;
  return { ...threads, [id]: { ...thread, phase: 'ready', messages: merged(kept, messages), older, newer: null, extending: null, problem: '' } };
}

/** A run of the past, to look at one message in it. @param {Threads} threads @param {string} id @param {HistoryPage} page @param {number} lastSeq @returns {Threads} */
export function pastLoaded(threads, id, { messages, next }, lastSeq) {
  const last = messages[messages.length - 1]?.seq ?? lastSeq;
  const newer = last < lastSeq ? last : null;
  const before = threadOf(threads, id);
  return { ...threads, [id]: { ...before, phase: 'ready', messages, older: next, newer, extending: null, newFrom: 0, problem: '' } };
}

/** @param {Threads} threads @param {string} id @param {'older' | 'newer'} where @returns {Threads} */
export function extending(threads, id, where) {
  return changed(threads, id, (thread) => ({ ...thread, extending: where, problem: '' }));
}

/** @param {Threads} threads @param {string} id @param {'older' | 'newer'} where @param {HistoryPage} page @returns {Threads} */
export function extended(threads, id, where, { messages, next }) {
  return changed(threads, id, (thread) =>
    thread.extending === where
      ? { ...thread, messages: merged(thread.messages, messages), [where]: next, extending: null }
      : thread,
  );
}

/** @param {Threads} threads @param {string} id @param {{status: number, message: string}} problem @returns {Threads} */
export function failed(threads, id, { status, message }) {
  const thread = threadOf(threads, id);
  if (thread.phase === 'ready' && status !== 404) return { ...threads, [id]: { ...thread, extending: null, problem: message } };
  return { ...threads, [id]: { ...UNKNOWN, phase: status === 404 ? 'missing' : 'failed', problem: message } };
}

/** @param {Threads} threads @param {string} id @returns {Threads} */
export function left(threads, id) {
  return id in threads ? { ...threads, [id]: { ...UNKNOWN, phase: 'missing' } } : threads;
}

/** Too much was changed to be told: it is loaded again. @param {Threads} threads @param {string} id @returns {Threads} */
export function outdated(threads, id) {
  return changed(threads, id, (thread) => ({ ...UNKNOWN, newFrom: thread.newFrom }));
}

/** A double changes nothing; in the past it comes when that is read to its end. @param {Threads} threads @param {Message} message @returns {Threads} */
export function arrived(threads, message) {
  return changed(threads, message.conversation_id, (thread) =>
    thread.phase !== 'ready' || thread.newer !== null || has(thread, message.seq)
      ? thread
      : { ...thread, messages: merged(thread.messages, [message]) },
  );
}

/** Edited, deleted or reacted to. @param {Threads} threads @param {Message} message as it is now @param {string} [meId] where it was told to all alike @returns {Threads} */
export function messageChanged(threads, message, meId = '') {
  return changed(threads, message.conversation_id, (thread) => {
    const known = thread.messages.find(({ seq }) => seq === message.seq);
    if (!known) return thread;
    const reactions = withOwn(message.reactions, known.reactions, meId);
    return { ...thread, messages: merged(thread.messages, [{ ...message, reactions }]) };
  });
}

/**
 * @typedef {object} Reacted
 * @property {string} conversation_id
 * @property {string} message_id
 * @property {number} version
 * @property {Reaction[]} reactions
 * @property {string} [user_id] who did it
 * @property {string} [emoji]
 * @property {boolean} [added]
 */

/** @param {Threads} threads @param {Reacted} change @param {string} [meId] where it was told to all alike @returns {Threads} */
export function reacted(threads, change, meId = '') {
  const { conversation_id, message_id, version } = change;
  const own = change.user_id === meId ? change : undefined;
  return changed(threads, conversation_id, (thread) => {
    const known = messageIn(thread, message_id);
    if (!known || version < reactionsVersion(known)) return thread;
    const after = { ...known, reactions: withOwn(change.reactions, known.reactions, meId, own), reactions_version: version };
    return { ...thread, messages: thread.messages.map((message) => (message === known ? after : message)) };
  });
}

/**
 * What is told to all names the first of many only: that the caller is among the others is
 * remembered.
 *
 * @param {Reaction[]} reactions @param {Reaction[]} before @param {string} meId
 * @param {{emoji?: string, added?: boolean}} [own] what the caller did just now
 * @returns {Reaction[]}
 */
function withOwn(reactions, before, meId, own) {
  return reactions.map((reaction) => {
    const { emoji, count, user_ids } = reaction;
    if (count <= user_ids.length || user_ids.includes(meId)) return reaction;
    const did = own?.emoji === emoji ? own.added : before.some((one) => one.emoji === emoji && one.user_ids.includes(meId));
    return did ? { ...reaction, user_ids: [meId, ...user_ids] } : reaction;
  });
}

/** @param {Threads} threads @param {string} id @param {string} message_id @param {string} problem '' when it is over @returns {Threads} */
export function refused(threads, id, message_id, problem) {
  return changed(threads, id, (thread) => {
    const { [message_id]: _, ...refusals } = thread.refusals;
    return { ...thread, refusals: problem ? { ...refusals, [message_id]: problem } : refusals };
  });
}

/** Nothing is new any more. @param {Threads} threads @param {string} id @returns {Threads} */
export function seen(threads, id) {
  return changed(threads, id, (thread) => (thread.newFrom === 0 ? thread : { ...thread, newFrom: 0 }));
}

/** @param {Thread} thread @param {string | null} message_id */
export function messageIn(thread, message_id) {
  return thread.messages.find((message) => message.message_id === message_id);
}

/** One's last message that can still be changed. @param {Thread} thread @param {string} meId */
export function lastOwn({ messages }, meId) {
  return [...messages].reverse().find(({ sender_id, deleted }) => sender_id === meId && !deleted);
}

/** What the reactions become when the caller takes one up or back. @param {Message} message @param {string} emoji @param {string} meId @returns {import('./conversationsState.js').Reaction[]} */
export function toggledReactions({ reactions }, emoji, meId) {
  const before = reactions.find((reaction) => reaction.emoji === emoji);
  if (!before) return [...reactions, { emoji, count: 1, user_ids: [meId] }];
  const on = !before.user_ids.includes(meId);
  const user_ids = on ? [...before.user_ids, meId] : before.user_ids.filter((id) => id !== meId);
  const after = { emoji, count: before.count + (on ? 1 : -1), user_ids };
  return reactions.map((reaction) => (reaction === before ? after : reaction)).filter(({ count }) => count > 0);
}

/** @param {Thread} thread @param {number} seq */
function has({ messages }, seq) {
  return messages.some((message) => message.seq === seq);
}

/** @param {Message[]} known @param {Message[]} fresh whether no message is missing between the two runs */
function touches(known, fresh) {
  const last = known[known.length - 1];
  return last === undefined || fresh.length === 0 || fresh[0].seq <= last.seq + 1;
}

/** @param {Message} message */
export function reactionsVersion({ version, reactions_version }) {
  return reactions_version ?? version;
}

/** A text that comes after later reactions still counts: those told nothing of it. @param {Message | undefined} known @param {Message} fresh @returns {Message} */
function latest(known, fresh) {
  if (!known) return fresh;
  if (isOlder(fresh, known)) return known;
  const reactions_version = reactionsVersion(known);
  return fresh.version < reactions_version ? { ...fresh, reactions: known.reactions, reactions_version } : fresh;
}

/** @param {Message[]} known @param {Message[]} fresh @returns {Message[]} each `seq` once, in its last version */
function merged(known, fresh) {
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of fresh) bySeq.set(message.seq, latest(bySeq.get(message.seq), message));
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}

/** @param {Threads} threads @param {string} id @param {(thread: Thread) => Thread} change @returns {Threads} */
function changed(threads, id, change) {
  const before = threads[id];
  const after = before && change(before);
  return before === after ? threads : { ...threads, [id]: after };
}
