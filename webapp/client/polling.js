import * as states from './connectionState.js';
import { inBatches } from './watchList.js';

const EVERY_MS = 15_000;
/** POST …/query may name this many. */
const NAMES_A_QUERY = 500;

/**
 * Asks over REST while the socket is down: at the first try that fails, then every 15 s.
 */
export class Polling {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #connection;
  #rest;
  #names;
  #learn;

  /**
   * @param {import('./connection.js').Connection} connection
   * @param {{rest: import('./rest.js').Rest, names: () => string[],
   *     learn: (news: {statuses: any[], count: number}) => void}} road
   */
  constructor(connection, { rest, names, learn }) {
    this.#connection = connection;
    this.#rest = rest;
    this.#names = names;
    this.#learn = learn;
    connection.on('state', (state) => this.#follow(state));
  }

  /** @param {states.ConnectionState} state */
  #follow(state) {
    if (!states.isDown(state)) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    } else if (!this.#timer && state.attempt > 0) {
      this.#timer = setInterval(() => this.#poll(), EVERY_MS);
      this.#poll();
    }
  }

  async #poll() {
    try {
      const [count, ...answers] = await Promise.all([
        this.#rest.get('/api/users/online-status/count'),
        ...inBatches(this.#names(), NAMES_A_QUERY).map((usernames) =>
          this.#rest.post('/api/users/online-status/query', { usernames }),
        ),
      ]);
      if (!states.isDown(this.#connection.state)) return;
      this.#learn({ count: count.count, statuses: answers.flatMap((answer) => answer.statuses) });
      this.#connection.polled(true);
    } catch {
      this.#connection.polled(false);
    }
  }
}
