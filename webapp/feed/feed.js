import { Problem } from '../client/problem.js';
import { lamp } from '../lamp.js';
import { sayFailed } from '../shell/notices.js';
import { store } from '../store.js';
import * as feed from './feedState.js';
import * as talks from './talksState.js';

const PAGE = 20;
/** Further down than this somebody reads, and is not pushed away by what is new. */
const READING_FROM_PX = 160;

export async function fetchFeed() {
  store.apply('feed', feed.asked);
  try {
    const page = await lamp.feed.posts({ limit: PAGE });
    store.apply('feed', feed.loaded, page);
    Object.keys(store.state.talks).forEach((id) => fetchTalk(id));
  } catch (thrown) {
    store.apply('feed', feed.failed, Problem.of(thrown).message, null);
  }
}

/** One post, with its comments unfolded. @param {string} id */
export async function fetchPost(id) {
  store.apply('feed', feed.asked, id);
  store.apply('talks', talks.opened, id);
  try {
    store.apply('feed', feed.loadedAlone, await lamp.feed.post(id), id);
    await fetchTalk(id);
  } catch (thrown) {
    store.apply('feed', feed.failed, Problem.of(thrown).message, id);
  }
}

export async function fetchMore() {
  const { next, extending } = store.state.feed;
  if (!next || extending) return;
  store.apply('feed', feed.extending);
  try {
    store.apply('feed', feed.extended, await lamp.feed.posts({ limit: PAGE, after: next }), next);
  } catch (thrown) {
    store.apply('feed', feed.notExtended, next);
    sayFailed(thrown);
  }
}

/** Hears what others do while the feed is shown. @returns {() => void} ends it */
export function followFeed() {
  const ends = [
    lamp.feed.follow(),
    lamp.on('post_created', ({ post }) => store.apply('feed', feed.created, post, isHeld(post))),
    lamp.on('post_deleted', ({ post_id }) => forget(post_id)),
    lamp.on('like_update', (update) => store.apply('feed', feed.counted, update)),
    lamp.on('comment_update', hearComment),
  ];
  return () => ends.forEach((end) => end());
}

/** @param {feed.Post} post */
function isHeld(post) {
  return post.user_id !== store.state.session.me?.user_id && scrollY > READING_FROM_PX;
}

/** @param {any} update */
function hearComment(update) {
  const { post_id, comment, removed_id } = update;
  store.apply('feed', feed.counted, update);
  if (comment) store.apply('talks', talks.said, post_id, comment);
  else if (removed_id) store.apply('talks', talks.removed, post_id, removed_id);
  else if (post_id in store.state.talks) fetchTalk(post_id);
}

/** @param {string} id */
function forget(id) {
  store.apply('feed', feed.deleted, id);
  store.apply('talks', talks.closed, id);
}

export function showFresh() {
  store.apply('feed', feed.shown);
  scrollTo({ top: 0, behavior: 'smooth' });
}

/** @param {string} content */
export async function publish(content) {
  store.apply('feed', feed.created, await lamp.feed.publish(content), false);
}

/** At once, and taken back when the server refuses. @param {feed.Post} post */
export async function toggleLike({ id, liked }) {
  store.apply('feed', feed.likedByMe, id, !liked);
  try {
    store.apply('feed', feed.likeAnswered, id, await lamp.feed.like(id, !liked));
  } catch (thrown) {
    store.apply('feed', feed.likedByMe, id, liked);
    sayFailed(thrown);
  }
}

/** @param {feed.Post} post */
export async function deletePost({ id }) {
  await lamp.feed.delete(id);
  forget(id);
}

/** @param {string} post */
export function toggleTalk(post) {
  if (post in store.state.talks) return store.apply('talks', talks.closed, post);
  store.apply('talks', talks.opened, post);
  fetchTalk(post);
}

/** From the beginning. @param {string} post */
export function fetchTalk(post) {
  return fetchComments(post, null);
}

/** @param {string} post */
export function fetchMoreTalk(post) {
  return fetchComments(post, store.state.talks[post]?.next ?? null);
}

/** @param {string} post @param {string | null} after */
async function fetchComments(post, after) {
  try {
    const page = await lamp.feed.comments(post, { after });
    store.apply('talks', talks.loaded, post, page, after !== null);
  } catch (thrown) {
    store.apply('talks', talks.failed, post, Problem.of(thrown).message);
  }
}

/** @param {string} post @param {string} content */
export async function say(post, content) {
  store.apply('talks', talks.said, post, await lamp.feed.comment(post, content));
}

/** @param {string} post @param {string} id */
export async function unsay(post, id) {
  await lamp.feed.deleteComment(post, id);
  store.apply('talks', talks.removed, post, id);
}
