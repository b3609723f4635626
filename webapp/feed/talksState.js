/**
 * The comments of the posts where they are unfolded, oldest first. Pure.
 *
 * @typedef {object} Comment
 * @property {string} id
 * @property {string} user_id
 * @property {string} username
 * @property {import('../members/listState.js').Member} author
 * @property {string} content
 * @property {string} timestamp
 *
 * @typedef {object} Talk
 * @property {'loading' | 'ready' | 'failed'} phase
 * @property {Comment[]} items
 * @property {string | null} next the cursor of the next page
 * @property {string} problem
 *
 * @typedef {Record<string, Talk>} Talks by post
 */

/** @type {Talks} */
export const NO_TALKS = {};

/** @type {Talk} */
const UNKNOWN = { phase: 'loading', items: [], next: null, problem: '' };

/** @param {Talks} talks @param {string} post @returns {Talks} */
export function opened(talks, post) {
  return { ...talks, [post]: talks[post]?.phase === 'ready' ? talks[post] : UNKNOWN };
}

/** @param {Talks} talks @param {string} post @returns {Talks} */
export function closed(talks, post) {
  const { [post]: _, ...others } = talks;
  return others;
}

/** @param {Talks} talks @param {string} post @param {{comments: Comment[], next: string | null}} page @param {boolean} goesOn @returns {Talks} */
export function loaded(talks, post, { comments, next }, goesOn) {
  return change(talks, post, (talk) => ({
    phase: 'ready',
    items: goesOn ? merged(talk.items, comments) : comments,
    next,
    problem: '',
  }));
}

/** @param {Talks} talks @param {string} post @param {string} problem @returns {Talks} */
export function failed(talks, post, problem) {
  return change(talks, post, (talk) => (talk.phase === 'ready' ? talk : { ...UNKNOWN, phase: 'failed', problem }));
}

/** Where later ones are not loaded yet, it comes with them. @param {Talks} talks @param {string} post @param {Comment} comment @returns {Talks} */
export function said(talks, post, comment) {
  return change(talks, post, (talk) =>
    talk.phase === 'ready' && talk.next === null ? { ...talk, items: merged(talk.items, [comment]) } : talk,
  );
}

/** @param {Talks} talks @param {string} post @param {string} id @returns {Talks} */
export function removed(talks, post, id) {
  return change(talks, post, (talk) => ({ ...talk, items: talk.items.filter((comment) => comment.id !== id) }));
}

/** @param {Talks} talks @param {string} post @param {(talk: Talk) => Talk} next @returns {Talks} */
function change(talks, post, next) {
  return post in talks ? { ...talks, [post]: next(talks[post]) } : talks;
}

/** Each once, in the order in which they stand on the server. @param {Comment[]} items @param {Comment[]} more */
function merged(items, more) {
  const known = new Set(items.map(({ id }) => id));
  const all = [...items, ...more.filter(({ id }) => !known.has(id))];
  return all.sort((a, b) => a.timestamp.localeCompare(b.timestamp) || Number(a.id) - Number(b.id));
}
