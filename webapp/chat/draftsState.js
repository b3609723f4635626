/**
 * What is being written, by conversation. Pure. While a message is edited, the draft waits behind it.
 *
 * @typedef {{message_id: string, text: string}} Edit
 * @typedef {{text: string, reply_to: string | null, edit: Edit | null}} Draft
 * @typedef {Record<string, Draft>} Drafts
 */

/** @type {Drafts} */
export const NO_DRAFTS = {};

/** @type {Draft} */
const EMPTY = { text: '', reply_to: null, edit: null };

/** @param {Drafts} drafts @param {string} id @returns {Draft} */
export function draftOf(drafts, id) {
  return drafts[id] ?? EMPTY;
}

/** What stands in the field. @param {Draft} draft */
export function textOf({ edit, text }) {
  return edit ? edit.text : text;
}

/** @param {Drafts} drafts @param {string} id @param {string} text @returns {Drafts} */
export function typed(drafts, id, text) {
  const draft = draftOf(drafts, id);
  return withDraft(drafts, id, draft.edit ? { ...draft, edit: { ...draft.edit, text } } : { ...draft, text });
}

/** @param {Drafts} drafts @param {string} id @param {string} message_id @returns {Drafts} */
export function replying(drafts, id, message_id) {
  return withDraft(drafts, id, { ...draftOf(drafts, id), reply_to: message_id, edit: null });
}

/** @param {Drafts} drafts @param {string} id @param {{message_id: string, content: string}} message @returns {Drafts} */
export function editing(drafts, id, { message_id, content }) {
  return withDraft(drafts, id, { ...draftOf(drafts, id), edit: { message_id, text: content } });
}

/** Ends an edit, else a reply; the text stays. @param {Drafts} drafts @param {string} id @returns {Drafts} */
export function cancelled(drafts, id) {
  const draft = draftOf(drafts, id);
  return withDraft(drafts, id, draft.edit ? { ...draft, edit: null } : { ...draft, reply_to: null });
}

/** @param {Drafts} drafts @param {string} id @returns {Drafts} */
export function sent(drafts, id) {
  return withDraft(drafts, id, EMPTY);
}

/** @param {Drafts} drafts @param {string} id @param {Draft} draft @returns {Drafts} */
function withDraft(drafts, id, draft) {
  return { ...drafts, [id]: draft };
}
