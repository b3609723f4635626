import { rejoined } from '../kit/rejoined.js';

/**
 * The feed as it is shown, newest first, or one post alone. Of both, an answer to something else
 * than what is shown now is late and dropped. Pure.
 *
 * @typedef {object} Post
 * @property {string} id
 * @property {string} user_id
 * @property {string} username
 * @property {import('../members/listState.js').Member} author
 * @property {string} content
 * @property {number} like_count
 * @property {number} comment_count
 * @property {boolean} liked
 * @property {number} version of two counts, the higher one is the newer
 * @property {string} timestamp
 *
 * @typedef {object} Feed
 * @property {'loading' | 'ready' | 'failed'} phase
 * @property {Post[]} items
 * @property {Post[]} fresh came while somebody reads further down; shown when asked for
 * @property {string | null} next the cursor of the next page
 * @property {boolean} extending
 * @property {string} problem
 * @property {string | null} only the post that is asked for alone, on its own page
 */

/** @type {Feed} */
export const NO_FEED = { phase: 'loading', items: [], fresh: [], next: null, extending: false, problem: '', only: null };

/** What is shown stays until the answer. @param {Feed} feed @param {string | null} [only] @returns {Feed} */
export function asked(feed, only = null) {
  return feed.phase === 'failed' || feed.only !== only ? { ...NO_FEED, only } : feed;
}

/** @param {Feed} feed @param {Post} post @param {string} only what was asked for @returns {Feed} */
export function loadedAlone(feed, post, only) {
  return feed.only === only ? { ...NO_FEED, phase: 'ready', items: [newest(post, feed)], only } : feed;
}

/** The first page, anew: what was loaded below it stays. @param {Feed} feed @param {{posts: Post[], next: string | null}} page @returns {Feed} */
export function loaded(feed, { posts, next }) {
  if (feed.only !== null) return feed;
  const items = posts.map((post) => newest(post, feed));
  return { ...NO_FEED, phase: 'ready', ...rejoined(feed, { items, next }, ({ id }) => id) };
}

/** @param {Feed} feed @param {{posts: Post[], next: string | null}} page @param {string | null} after the cursor it was asked with @returns {Feed} */
export function extended(feed, { posts, next }, after) {
  if (!endsAt(feed, after)) return feed;
  const known = new Set([...feed.items, ...feed.fresh].map(({ id }) => id));
  const more = posts.filter(({ id }) => !known.has(id));
  return { ...feed, items: [...feed.items, ...more], next, extending: false };
}

/** @param {Feed} feed @returns {Feed} */
export function extending(feed) {
  return { ...feed, extending: true };
}

/** @param {Feed} feed @param {string | null} after the cursor it was asked with @returns {Feed} */
export function notExtended(feed, after) {
  return endsAt(feed, after) ? { ...feed, extending: false } : feed;
}

/** What is shown stays; only what never came has failed. @param {Feed} feed @param {string} problem @param {string | null} only what was asked for @returns {Feed} */
export function failed(feed, problem, only) {
  return feed.phase === 'ready' || feed.only !== only ? feed : { ...feed, phase: 'failed', problem };
}

/** @param {Feed} feed @param {Post} post @param {boolean} isHeld whether it waits to be asked for @returns {Feed} */
export function created(feed, post, isHeld) {
  if (feed.phase !== 'ready' || feed.only || [...feed.items, ...feed.fresh].some(({ id }) => id === post.id)) return feed;
  return isHeld ? { ...feed, fresh: [post, ...feed.fresh] } : { ...feed, items: [post, ...feed.items] };
}

/** @param {Feed} feed @returns {Feed} */
export function shown(feed) {
  return { ...feed, items: [...feed.fresh, ...feed.items], fresh: [] };
}

/** @param {Feed} feed @param {string} id @returns {Feed} */
export function deleted(feed, id) {
  const others = (/** @type {Post[]} */ posts) => posts.filter((post) => post.id !== id);
  return { ...feed, items: others(feed.items), fresh: others(feed.fresh) };
}

/** Counts that came by themselves. @param {Feed} feed @param {{post_id: string, version: number, like_count?: number, comment_count?: number}} update @returns {Feed} */
export function counted(feed, { post_id, version, like_count, comment_count }) {
  return change(feed, post_id, (post) => {
    if (version < post.version) return post;
    return {
      ...post,
      version,
      like_count: like_count ?? post.like_count,
      comment_count: comment_count ?? post.comment_count,
    };
  });
}

/** At once, before the answer. @param {Feed} feed @param {string} id @param {boolean} liked @returns {Feed} */
export function likedByMe(feed, id, liked) {
  return change(feed, id, (post) =>
    post.liked === liked ? post : { ...post, liked, like_count: Math.max(0, post.like_count + (liked ? 1 : -1)) },
  );
}

/** @param {Feed} feed @param {string} id @param {{likes_count: number, liked: boolean, version: number}} answer @returns {Feed} */
export function likeAnswered(feed, id, { likes_count, liked, version }) {
  const marked = change(feed, id, (post) => ({ ...post, liked }));
  return counted(marked, { post_id: id, version, like_count: likes_count });
}

/** @param {Feed} feed @param {string} id @param {(post: Post) => Post} next @returns {Feed} */
function change(feed, id, next) {
  const each = (/** @type {Post} */ post) => (post.id === id ? next(post) : post);
  return { ...feed, items: feed.items.map(each), fresh: feed.fresh.map(each) };
}

/** An answer that was overtaken by an event, or by a like, keeps what that told. @param {Post} post @param {Feed} feed */
function newest(post, feed) {
  const known = [...feed.items, ...feed.fresh].find(({ id }) => id === post.id);
  if (!known || known.version <= post.version) return post;
  const { version, like_count, comment_count, liked } = known;
  return { ...post, version, like_count, comment_count, liked };
}

/** @param {Feed} feed @param {string | null} cursor */
function endsAt({ only, next }, cursor) {
  return only === null && next === cursor;
}
