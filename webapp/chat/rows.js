import { daysBetween, dayWords } from './times.js';

/**
 * What a thread shows, row by row. Pure.
 *
 * @typedef {import('./conversationsState.js').Message} Message
 * @typedef {import('./outboxState.js').Unsent} Unsent
 * @typedef {{kind: 'day', key: string, words: string}} DayRow
 * @typedef {{kind: 'new', key: string}} NewRow
 * @typedef {{kind: 'message', key: string, message: Message, mine: boolean, first: boolean}} MessageRow
 * @typedef {{kind: 'unsent', key: string, unsent: Unsent, first: boolean}} UnsentRow `first` of a run of one sender
 * @typedef {DayRow | NewRow | MessageRow | UnsentRow} Row
 */

/** Messages of one sender within this stand together. */
const TOGETHER_MS = 5 * 60_000;

/**
 * @param {{messages: readonly Message[], newFrom: number}} thread
 * @param {readonly Unsent[]} unsent
 * @param {string} meId
 * @param {number} now milliseconds since the epoch
 * @returns {Row[]}
 */
export function rowsOf({ messages, newFrom }, unsent, meId, now) {
  const sent = new Set(messages.map(({ client_id }) => client_id));
  /** @type {Row[]} */
  const rows = [];
  let before = /** @type {{sender: string | null, timestamp: string} | null} */ (null);
  for (const message of messages) {
    const breaks = breaksBefore(message, before, newFrom, now);
    rows.push(...breaks, messageRow(message, meId, breaks.length > 0 || !together(before, message.sender_id, message.timestamp)));
    before = { sender: message.sender_id, timestamp: message.timestamp };
  }
  for (const one of unsent.filter(({ client_id }) => !sent.has(client_id))) {
    rows.push({ kind: 'unsent', key: one.client_id, unsent: one, first: !together(before, meId, one.timestamp) });
    before = { sender: meId, timestamp: one.timestamp };
  }
  return rows;
}

/** A message keeps its row when it is acknowledged. @param {Message} message @param {string} meId @param {boolean} first @returns {MessageRow} */
function messageRow(message, meId, first) {
  const mine = message.sender_id === meId;
  return { kind: 'message', key: (mine && message.client_id) || message.message_id, message, mine, first };
}

/** @param {Message} message @param {{timestamp: string} | null} before @param {number} newFrom @param {number} now @returns {Row[]} */
function breaksBefore({ seq, timestamp }, before, newFrom, now) {
  /** @type {Row[]} */
  const breaks = [];
  if (!before || daysBetween(before.timestamp, Date.parse(timestamp)) !== 0) {
    breaks.push({ kind: 'day', key: `day-${new Date(timestamp).toDateString()}-${seq}`, words: dayWords(timestamp, now) });
  }
  if (seq === newFrom) breaks.push({ kind: 'new', key: 'new' });
  return breaks;
}

/** @param {{sender: string | null, timestamp: string} | null} before @param {string | null} sender @param {string} timestamp */
function together(before, sender, timestamp) {
  return before !== null && before.sender === sender && Date.parse(timestamp) - Date.parse(before.timestamp) < TOGETHER_MS;
}
