const LIST = '/api/connections';

/** Whom the user is connected with, and who asks for it. */
export class Connections {
  #rest;

  /** @param {import('./rest.js').Rest} rest */
  constructor(rest) {
    this.#rest = rest;
  }

  /** The latest change first. @param {'incoming' | 'outgoing' | 'accepted'} state @param {{limit?: number, after?: string | null}} [page] */
  list(state, { limit, after } = {}) {
    return this.#rest.get(LIST, { state, limit, after });
  }

  /** How many requests wait for the user's answer. @returns {Promise<number>} */
  async count() {
    return (await this.#rest.get(`${LIST}/requests/count`)).count;
  }

  /** What connects the user with another; null for nothing. @param {string} username */
  async with(username) {
    try {
      return await this.#rest.get(`${LIST}/with/${encodeURIComponent(username)}`);
    } catch (problem) {
      if (/** @type {{status?: number}} */ (problem).status === 404) return null;
      throw problem;
    }
  }

  /** Who was asked by that one accepts by it. @param {string} username */
  request(username) {
    return this.#rest.post(LIST, { username });
  }

  /** @param {string} id */
  accept(id) {
    return this.#rest.post(`${LIST}/${encodeURIComponent(id)}/accept`);
  }

  /** @param {string} id */
  decline(id) {
    return this.#rest.post(`${LIST}/${encodeURIComponent(id)}/decline`);
  }

  /** Cancels a request, or ends a connection. @param {string} id */
  remove(id) {
    return this.#rest.delete(`${LIST}/${encodeURIComponent(id)}`);
  }
}
