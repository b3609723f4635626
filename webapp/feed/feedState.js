/**
 * The feed as it is shown: newest first. Pure.
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
 * @property {string | null} only the post that is shown alone, on its own page
 */

/** @type {Feed} */
export const NO_FEED = { phase: 'loading', items: [], fresh: [], next: null, extending: false, problem: '', only: null };

/** What is shown stays until the answer. @param {Feed} feed @param {string | null} [only] @returns {Feed} */
export function asked(feed, only = null) {
  return feed.phase === 'failed' || feed.only !== only ? { ...NO_FEED, only } : feed;
}

/** @param {Feed} feed @param {Post} post @returns {Feed} */
export function loadedAlone(feed, post) {
  return { ...NO_FEED, phase: 'ready', items: [newest(post, feed)], only: post.id };
}

/** The first page, anew: what was loaded below it stays. @param {Feed} feed @param {{posts: Post[], next: string | null}} page @returns {Feed} */
export function loaded(feed, { posts, next }) {
  const items = posts.map((post) => newest(post, feed));
  const last = posts[posts.length - 1];
  const below = next && last ? feed.items.filter((post) => isBelow(post, last)) : [];
  const joins = below.length > 0 && feed.items.some(({ id }) => id === last.id);
  return joins
    ? { ...NO_FEED, phase: 'ready', items: [...items, ...below], next: feed.next }
    : { ...NO_FEED, phase: 'ready', items, next };
}

/** @param {Feed} feed @param {{posts: Post[], next: string | null}} page @returns {Feed} */
export function extended(feed, { posts, next }) {
  const known = new Set([...feed.items, ...feed.fresh].map(({ id }) => id));
  const more = posts.filter(({ id }) => !known.has(id));
  return { ...feed, items: [...feed.items, ...more], next, extending: false };
}

/** @param {Feed} feed @returns {Feed} */
export function extending(feed) {
  return { ...feed, extending: true };
}

/** A list that is shown stays; only one that never came has failed. @param {Feed} feed @param {string} problem @returns {Feed} */
export function failed(feed, problem) {
  if (feed.phase === 'ready') return { ...feed, extending: false };
  return { ...feed, phase: 'failed', problem };
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

/** An answer that was overtaken by an event keeps the event's counts. @param {Post} post @param {Feed} feed */
function newest(post, feed) {
  const known = [...feed.items, ...feed.fresh].find(({ id }) => id === post.id);
  if (!known || known.version <= post.version) return post;
  const { version, like_count, comment_count } = known;
  return { ...post, version, like_count, comment_count };
}

/** @param {Post} post @param {Post} last */
function isBelow(post, last) {
  return post.timestamp === last.timestamp ? Number(post.id) < Number(last.id) : post.timestamp < last.timestamp;
}
