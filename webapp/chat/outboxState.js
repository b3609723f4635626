/**
 * Messages that the server has not acknowledged yet, of each conversation in the order of writing. Pure.
 *
 * @typedef {object} Unsent
 * @property {string} client_id the same for every try, so that it arrives once
 * @property {string} conversation_id
 * @property {string} content
 * @property {string | null} reply_to
 * @property {string} timestamp when it was written
 * @property {'sending' | 'failed'} phase
 * @property {boolean} lost failed by a lost line: tried again by itself when there is one
 * @property {string} problem
 *
 * @typedef {readonly Unsent[]} Outbox
 */

/** Later than this nobody expects a message to leave by itself. */
const BY_ITSELF_FOR_MS = 10 * 60_000;

/** @type {Outbox} */
export const NOTHING_UNSENT = [];

/** @param {Outbox} outbox @param {Unsent} unsent @returns {Outbox} */
export function queued(outbox, unsent) {
  return outbox.some(({ client_id }) => client_id === unsent.client_id) ? outbox : [...outbox, unsent];
}

/** The line was lost: all of the conversation wait, so that they keep their order. @param {Outbox} outbox @param {string} conversationId @param {string} problem @returns {Outbox} */
export function lost(outbox, conversationId, problem) {
  return outbox.map((unsent) =>
    unsent.conversation_id === conversationId && unsent.phase === 'sending'
      ? { ...unsent, phase: 'failed', lost: true, problem }
      : unsent,
  );
}

/** @param {Outbox} outbox @param {string} clientId @param {string} problem @returns {Outbox} */
export function refused(outbox, clientId, problem) {
  return changed(outbox, clientId, { phase: 'failed', lost: false, problem });
}

/** @param {Outbox} outbox @param {string} clientId @returns {Outbox} */
export function triedAgain(outbox, clientId) {
  return changed(outbox, clientId, { phase: 'sending', lost: false, problem: '' });
}

/** Whether it may still leave by itself. @param {Unsent} unsent @param {number} now */
function isYoung(unsent, now) {
  return now - Date.parse(unsent.timestamp) < BY_ITSELF_FOR_MS;
}

/** Whether a send that failed is tried again by itself: it is not given up, nor old. @param {Outbox} outbox @param {string} clientId @param {number} now */
export function isStillWanted(outbox, clientId, now) {
  return outbox.some((unsent) => unsent.client_id === clientId && isYoung(unsent, now));
}

/** There is a line again; what is old is only sent when its writer says so. @param {Outbox} outbox @param {number} now @returns {Outbox} */
export function reconnected(outbox, now) {
  /** @param {Unsent} unsent */
  const goesOut = (unsent) => unsent.lost && isYoung(unsent, now);
  if (!outbox.some(goesOut)) return outbox;
  return outbox.map((unsent) => (goesOut(unsent) ? { ...unsent, phase: 'sending', lost: false, problem: '' } : unsent));
}

/** It is in the conversation, or given up. @param {Outbox} outbox @param {string | null} clientId @returns {Outbox} */
export function gone(outbox, clientId) {
  return outbox.some(({ client_id }) => client_id === clientId)
    ? outbox.filter(({ client_id }) => client_id !== clientId)
    : outbox;
}

/** @param {Outbox} outbox @param {string} conversationId */
export function unsentIn(outbox, conversationId) {
  return outbox.filter(({ conversation_id }) => conversation_id === conversationId);
}

/** The next to send. @param {Outbox} outbox @param {string} conversationId */
export function firstWaiting(outbox, conversationId) {
  return unsentIn(outbox, conversationId).find(({ phase }) => phase === 'sending');
}

/** @param {Outbox} outbox */
export function conversationsWaiting(outbox) {
  return [...new Set(outbox.filter(({ phase }) => phase === 'sending').map(({ conversation_id }) => conversation_id))];
}

/** @param {Outbox} outbox @param {string} clientId @param {Partial<Unsent>} change @returns {Outbox} */
function changed(outbox, clientId, change) {
  return outbox.map((unsent) => (unsent.client_id === clientId ? { ...unsent, ...change } : unsent));
}
