const QUIET_MS = 20_000;
const LOOKS_EVERY_MS = 5_000;
const PONG_WITHIN_MS = 5_000;

/**
 * Finds lines that died without a close: a laptop that slept, a phone that changed its network.
 * A ping is a sign of life and never counts as activity.
 */
export class Liveness {
  #connection;

  /** @param {import('./connection.js').Connection} connection */
  constructor(connection) {
    this.#connection = connection;
    setInterval(() => this.#checkWhenQuiet(), LOOKS_EVERY_MS);
  }

  #checkWhenQuiet() {
    const socket = this.#connection.socket;
    if (socket && Date.now() - socket.heardAt > QUIET_MS) this.check();
  }

  /** Asks for a sign of life; without one the socket is given up and a new one opened. */
  check() {
    const socket = this.#connection.socket;
    if (!socket) return;
    const asked = Date.now();
    socket.command('ping', {}).catch(() => {});
    setTimeout(() => {
      if (socket === this.#connection.socket && socket.heardAt < asked) {
        this.#connection.giveUpSocket();
      }
    }, PONG_WITHIN_MS);
  }
}
