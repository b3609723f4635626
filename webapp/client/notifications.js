import * as arrivals from './arrivals.js';

const LIST = '/api/notifications';
/** All notifications are one stream. */
const STREAM = '';

/**
 * What the user was told. After a break it asks for what was missed, so that each `notification`
 * is told once.
 */
export class Notifications {
  #arrivals = arrivals.NONE;
  #road;

  /** @param {import('./chat.js').Road} road */
  constructor(road) {
    this.#road = road;
  }

  /** The newest first, or in rising `seq` those after one. @param {{before?: number | string | null, after?: number, limit?: number}} [page] */
  async list({ before, after, limit } = {}) {
    const answer = await this.#road.rest.get(LIST, { before, after, limit });
    if (before === undefined) this.#caughtUp(answer.notifications);
    return answer;
  }

  /** How many are unread. @returns {Promise<number>} */
  async count() {
    return (await this.#road.rest.get(`${LIST}/count`)).count;
  }

  /** @param {string} id @returns {Promise<{count: number}>} how many are left */
  read(id) {
    return this.#road.rest.post(`${LIST}/${encodeURIComponent(id)}/read`);
  }

  /** All up to the highest `seq` that was shown. @param {number} upTo @returns {Promise<{count: number}>} */
  readAll(upTo) {
    return this.#road.rest.post(`${LIST}/read-all`, { up_to: upTo });
  }

  /** By type whether it is wanted. @returns {Promise<Record<string, boolean>>} */
  preferences() {
    return this.#road.rest.get(`${LIST}/preferences`);
  }

  /** @param {Record<string, boolean>} wanted @returns {Promise<Record<string, boolean>>} */
  prefer(wanted) {
    return this.#road.rest.put(`${LIST}/preferences`, wanted);
  }

  /** Whether it is news here: false for a double. @param {{seq: number}} notification */
  takes({ seq }) {
    if (arrivals.has(this.#arrivals, STREAM, seq)) return false;
    this.#arrivals = arrivals.came(this.#arrivals, STREAM, seq);
    return true;
  }

  /** A new connection: what came in between is asked for. */
  reconnected() {
    const [known] = arrivals.lastSeqs(this.#arrivals);
    if (!known) return;
    this.#road
      .insist('sync', () => ({ notifications: known[1] }))
      .then(({ notifications }) => this.#missed(notifications))
      .catch((problem) => !problem.retryable && this.#road.tell('error', problem));
  }

  clear() {
    this.#arrivals = arrivals.NONE;
  }

  /** @param {{items: any[], gap: boolean, fetch: string | null}} missed */
  #missed({ items, gap, fetch }) {
    for (const one of items) if (this.takes(one)) this.#road.tell(one.replaces ? 'notification_updated' : 'notification', one);
    this.#caughtUp(items);
    if (gap) this.#road.tell('notification_gap', { fetch });
  }

  /** Numbers below these that did not come are of notifications that were renewed or are gone. @param {{seq: number}[]} all */
  #caughtUp(all) {
    const last = Math.max(0, ...all.map(({ seq }) => seq));
    this.#arrivals = arrivals.caughtUp(arrivals.startedAt(this.#arrivals, STREAM, last), STREAM, last);
  }
}
