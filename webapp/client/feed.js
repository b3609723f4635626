/** The feed: posts, likes and comments over REST; what others do comes as events to who follows. */
export class Feed {
  #rest;
  #subscribe;

  /** @param {{rest: import('./rest.js').Rest, subscribe: (channel: string) => () => void}} road */
  constructor({ rest, subscribe }) {
    this.#rest = rest;
    this.#subscribe = subscribe;
  }

  /** Newest first. @param {{limit?: number, after?: string | null}} [page] */
  posts({ limit, after } = {}) {
    return this.#rest.get('/api/posts', { limit, after });
  }

  /** @param {string} id */
  post(id) {
    return this.#rest.get(pathOf(id));
  }

  /** @param {string} content */
  publish(content) {
    return this.#rest.post('/api/posts', { content });
  }

  /** @param {string} id */
  delete(id) {
    return this.#rest.delete(pathOf(id));
  }

  /** Twice is the same as once. @param {string} id @param {boolean} [on] */
  like(id, on = true) {
    const path = `${pathOf(id)}/like`;
    return on ? this.#rest.post(path) : this.#rest.delete(path);
  }

  /** Oldest first. @param {string} id @param {{limit?: number, after?: string | null}} [page] */
  comments(id, { limit, after } = {}) {
    return this.#rest.get(`${pathOf(id)}/comments`, { limit, after });
  }

  /** @param {string} id @param {string} content */
  comment(id, content) {
    return this.#rest.post(`${pathOf(id)}/comments`, { content });
  }

  /** @param {string} id @param {string} commentId */
  deleteComment(id, commentId) {
    return this.#rest.delete(`${pathOf(id)}/comments/${encodeURIComponent(commentId)}`);
  }

  /** Hears `post_created`, `post_deleted`, `like_update` and `comment_update`. @returns {() => void} ends it */
  follow() {
    return this.#subscribe('feed');
  }
}

/** @param {string} id */
function pathOf(id) {
  return `/api/posts/${encodeURIComponent(id)}`;
}
