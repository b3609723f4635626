import { channelOf } from './channelEvents.js';
import { isLive } from './connectionState.js';
import { providedLamplighter, withLamplighter } from './provided.js';

/** @typedef {import('./socketService.js').PageSocket} Shape as written for users */

/**
 * The page's connection in the shape of a `Socket` of socket.io-client: listeners may come before
 * the client, what is emitted waits for the connection, and an acknowledgement is `{ok, …}`.
 *
 * @implements {Shape}
 */
export class PageSocket {
  /** @type {Map<string, Map<(data?: any) => void, () => void>>} */
  #listeners = new Map();

  get id() {
    return providedLamplighter()?.session?.sid;
  }

  get connected() {
    const client = providedLamplighter();
    return client !== undefined && isLive(client.connection);
  }

  /** @param {string} event @param {(data?: any) => void} listener */
  on(event, listener) {
    this.off(event, listener);
    /** @type {(() => void)[]} */
    const ends = [];
    ends.push(withLamplighter((client) => ends.push(...follow(client, event, listener))));
    const listeners = this.#listeners.get(event) ?? new Map();
    this.#listeners.set(event, listeners.set(listener, () => ends.forEach((end) => end())));
    return this;
  }

  /** Ends one listener, or all of an event. @param {string} event @param {(data?: any) => void} [listener] */
  off(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Map();
    for (const one of listener ? [listener] : [...listeners.keys()]) {
      listeners.get(one)?.();
      listeners.delete(one);
    }
    return this;
  }

  /** @param {string} event @param {any[]} given the data, if any, and a function that takes the answer, if wanted */
  emit(event, ...given) {
    const answered = typeof given[given.length - 1] === 'function' ? given.pop() : null;
    this.#say(event, given[0] ?? {}).then(
      (answer) => answered?.({ ok: true, ...answer }),
      (problem) => (answered ? answered({ ok: false, error: problem }) : this.#refused(problem)),
    );
    return this;
  }

  connect() {
    withLamplighter((client) => client.connect());
    return this;
  }

  disconnect() {
    providedLamplighter()?.disconnect();
    return this;
  }

  /** @param {string} event @param {object} data */
  async #say(event, data) {
    const client = await new Promise(whenLive);
    return client.command(event, data);
  }

  /** @param {import('./problem.js').Problem} problem */
  #refused(problem) {
    this.#listeners.get('error')?.forEach((_, listener) => listener(problem));
  }
}

/** @param {(client: import('./lamplighter.js').Lamplighter) => void} use */
function whenLive(use) {
  withLamplighter((client) => {
    if (isLive(client.connection)) return use(client);
    const end = client.on('connected', () => {
      end();
      use(client);
    });
  });
}

/** @param {import('./lamplighter.js').Lamplighter} client @param {string} event @param {(data?: any) => void} listener @returns {(() => void)[]} */
function follow(client, event, listener) {
  if (event === 'connect') return [client.on('connected', () => listener())];
  if (event === 'connection_established') return [client.on('connected', ({ sid }) => listener({ sid }))];
  if (event === 'disconnect') return [onLost(client, () => listener('transport close'))];
  const channel = channelOf(event);
  return [client.on(event, listener), ...(channel ? [client.subscribe(channel)] : [])];
}

/** @param {import('./lamplighter.js').Lamplighter} client @param {() => void} listener */
function onLost(client, listener) {
  let wasLive = isLive(client.connection);
  return client.on('state', (state) => {
    const isLost = wasLive && !isLive(state);
    wasLive = isLive(state);
    if (isLost) listener();
  });
}
