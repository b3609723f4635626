import { waitBefore } from './backoff.js';

/** A token is renewed on the live socket when this share of its life is over. */
const RENEW_AT = 0.8;
/** setTimeout takes no longer wait than a signed 32-bit number of milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Hands the socket a fresh token before the old one ends (`auth.refresh`). */
export class TokenRenewal {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #failures = 0;
  #connection;
  #getToken;

  /** @param {import('./connection.js').Connection} connection @param {import('./rest.js').TokenSource} getToken */
  constructor(connection, getToken) {
    this.#connection = connection;
    this.#getToken = getToken;
    connection.on('frame', ({ event, data }) => {
      if (event === 'connected') this.#plan(data.expires_in);
    });
  }

  /** @param {number | undefined} expiresIn seconds */
  #plan(expiresIn) {
    clearTimeout(this.#timer);
    this.#failures = 0;
    if (expiresIn) this.#renewIn(Math.min(expiresIn * 1_000 * RENEW_AT, LONGEST_TIMER_MS));
  }

  /** @param {number} wait milliseconds */
  #renewIn(wait) {
    this.#timer = setTimeout(() => this.#renew(), wait);
  }

  /** A renewal that fails is tried again; if none works, 4401 asks for a fresh token. */
  async #renew() {
    try {
      const token = await this.#getToken({ fresh: true });
      const answer = token && (await this.#connection.socket?.command('auth.refresh', { token }));
      this.#plan(answer?.expires_in);
    } catch {
      this.#renewIn(waitBefore(this.#failures++));
    }
  }
}
