import { tellActivity } from './activity.js';
import { Channels } from './channels.js';
import { Chat } from './chat.js';
import { Connection } from './connection.js';
import { Connections } from './connections.js';
import { isLive } from './connectionState.js';
import { Emitter } from './emitter.js';
import { Feed } from './feed.js';
import { Focus } from './focus.js';
import { insist } from './insist.js';
import { Liveness } from './liveness.js';
import { Notifications } from './notifications.js';
import { People } from './people.js';
import { Polling } from './polling.js';
import { Problem } from './problem.js';
import { Rest } from './rest.js';
import { TokenRenewal } from './tokenRenewal.js';

export { Problem } from './problem.js';
export { newClientId } from './chat.js';
export { providedLamplighter, provideLamplighter, withLamplighter } from './provided.js';

/**
 * A client of one Lamplighter server for one signed-in user.
 *
 * @param {{baseUrl?: string, token?: string, getToken?: import('./rest.js').TokenSource}} options
 *     `baseUrl` of the API, this page's origin by default; either a fixed `token` or `getToken`,
 *     which is asked with `{fresh: true}` when the last one was refused, and answers null when
 *     the user is signed out
 */
export function createLamplighter({ baseUrl = location.origin, token, getToken }) {
  return new Lamplighter(baseUrl, getToken ?? (() => token ?? null));
}

/** @typedef {import('./lamplighter.js').Lamplighter} Shape as written for users */

/** @implements {Shape} */
export class Lamplighter {
  #news = new Emitter();
  #people = new People(
    (event, data) => this.command(event, data),
    (event, data, isWanted) => this.#insist(event, data, isWanted),
  );
  #channels = new Channels(
    (event, data, isWanted) => this.#insist(event, data, isWanted),
    (problem) => this.#news.emit('error', problem),
  );
  /** @type {number | null} */
  #count = null;
  /** @type {{sid: string, user_id: string, username: string} | null} */
  #session = null;
  #connection;
  #focus = new Focus((focused) => this.#sayFocus(focused));

  /** REST calls with this client's token. */
  rest;

  /** Conversations and their messages. */
  chat;

  /** Posts, likes and comments. */
  feed;

  /** What the user was told. */
  notifications;

  /** Whom the user is connected with. */
  connections;

  /** @param {string} baseUrl @param {import('./rest.js').TokenSource} getToken */
  constructor(baseUrl, getToken) {
    this.rest = new Rest({ baseUrl, getToken });
    this.#connection = new Connection({ baseUrl, rest: this.rest, getToken });
    /** @type {import('./chat.js').Road} */
    const road = {
      rest: this.rest,
      command: (event, data) => this.command(event, data),
      insist: (event, data, isWanted) => this.#insist(event, data, isWanted),
      isLive: () => isLive(this.connection),
      subscribe: (channel) => this.subscribe(channel),
      tell: (event, data) => this.#news.emit(event, data),
    };
    this.chat = new Chat(road);
    this.notifications = new Notifications(road);
    this.connections = new Connections(this.rest);
    this.feed = new Feed(road);
    this.#connection.on('frame', ({ event, data }) => this.#received(event, data));
    this.#connection.on('state', (state) => this.#news.emit('state', state));
    new TokenRenewal(this.#connection, getToken);
    new Polling(this.#connection, {
      rest: this.rest,
      names: () => this.#people.names(),
      learn: ({ statuses, count }) => {
        this.#people.polled(statuses);
        this.#setCount(count);
      },
    });
    this.#followBrowser();
  }

  connect() {
    this.#connection.open();
  }

  /** Ends the connection and forgets whom it knew. */
  disconnect() {
    this.#connection.close('left');
    this.#people.clear();
    this.chat.clear();
    this.notifications.clear();
    this.#session = null;
    this.#setCount(null);
  }

  /** Does not wait for the next try. */
  reconnectNow() {
    this.#connection.hurry();
  }

  /** What a page may know of the connection. */
  get connection() {
    return this.#connection.state;
  }

  /** Whose connection this is, or was last, as the server said. */
  get session() {
    return this.#session;
  }

  /** How many users are online; null while nobody said. */
  get onlineCount() {
    return this.#count;
  }

  /** What is known of a watched user now. @param {string} username */
  presenceOf(username) {
    return this.#people.get(username);
  }

  /**
   * Listens to the server's events by name, to `state` (the connection's) and to `count`.
   *
   * @param {string} event
   * @param {(data: any) => void} listener
   * @returns {() => void} ends it
   */
  on(event, listener) {
    return this.#news.on(event, listener);
  }

  /**
   * @param {string} event
   * @param {object} [data]
   * @returns {Promise<any>} the answer; rejected with a {@link Problem}
   */
  command(event, data = {}) {
    const socket = this.#connection.socket;
    return socket ? socket.command(event, data) : Promise.reject(Problem.notConnected());
  }

  /**
   * Follows users for as long as they are shown; the listener hears of each change, and at once of
   * what is known already.
   *
   * @param {string[]} usernames
   * @param {(entry: import('./presenceState.js').Presence | undefined, username: string) => void} [listener]
   * @returns {() => void} ends it
   */
  watch(usernames, listener = () => {}) {
    return this.#people.watch(usernames, listener);
  }

  /**
   * Follows a channel over every reconnect.
   *
   * @param {string} channel such as `online` or `app:orders`
   * @returns {() => void} ends it
   */
  subscribe(channel) {
    return this.#channels.subscribe(channel);
  }

  /** @param {string} event @param {any} data */
  #received(event, data) {
    if (event === 'connected') {
      this.#session = { sid: data.sid, user_id: data.user_id, username: data.username };
      this.#channels.reconnected();
      this.#people.reconnected();
      this.chat.reconnected();
      this.notifications.reconnected();
      this.#focus.reconnected();
    }
    this.chat.heard();
    if (event === 'error') return this.#news.emit(event, new Problem(data));
    if (event === 'new_message' && !this.chat.takes(data)) return;
    if ((event === 'notification' || event === 'notification_updated') && !this.notifications.takes(data)) return;
    if (event === 'conversation_left') this.chat.left(data.conversation_id);
    if (event === 'presence_state') this.#people.snapshot(data.users);
    if (event === 'presence_diff') this.#people.diff(data);
    if (event === 'online_count_update') this.#setCount(data.count);
    this.#news.emit(event, data);
  }

  /** @param {number | null} count */
  #setCount(count) {
    this.#count = count;
    this.#news.emit('count', count);
  }

  /** @type {import('./chat.js').Insist} */
  #insist(event, data, isWanted = () => true) {
    const { socket } = this.#connection;
    return insist(
      () => this.command(event, data()),
      () => socket !== null && socket === this.#connection.socket && isWanted(),
    );
  }

  /** A refusal that no caller waits for is an `error` event. @param {Promise<any>} answer */
  async #reported(answer) {
    return answer.catch((problem) => {
      if (problem.status > 0) this.#news.emit('error', problem);
    });
  }

  /** Without a connection the next one tells. @param {boolean} focused */
  #sayFocus(focused) {
    this.#reported(this.command('focus', { focused }));
  }

  #followBrowser() {
    const liveness = new Liveness(this.#connection);
    const comeBack = () => {
      this.#connection.hurry();
      liveness.check();
    };
    window.addEventListener('online', comeBack);
    window.addEventListener('offline', () => liveness.check());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') comeBack();
    });
    tellActivity(() => this.#reported(this.command('activity')));
  }
}
