import { Emitter } from './emitter.js';
import * as presence from './presenceState.js';
import { WatchList } from './watchList.js';

/** Names gather this long before they are asked for, so that a page of badges is one command. */
const GATHER_MS = 20;
/** Names stay watched this long after their last badge went, so that a page change asks nothing anew. */
const LINGER_MS = 2_000;

/** The users that are shown somewhere: keeps them watched, and tells their badges of each change. */
export class People {
  #known = presence.NOBODY;
  #watched = new WatchList();
  #badges = new Emitter();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #asking;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #forgetting;
  #command;
  #insist;

  /** @param {(event: string, data: object) => Promise<any>} command rejected while not connected @param {import('./chat.js').Insist} insist */
  constructor(command, insist) {
    this.#command = command;
    this.#insist = insist;
  }

  names() {
    return this.#watched.names();
  }

  /** @param {string} username */
  get(username) {
    return this.#known.get(username);
  }

  /**
   * @param {string[]} usernames
   * @param {(entry: presence.Presence | undefined, username: string) => void} listener
   * @returns {() => void} ends it
   */
  watch(usernames, listener) {
    const ends = usernames.map((username) => {
      this.#watched.add(username);
      if (this.#known.has(username)) listener(this.#known.get(username), username);
      return this.#badges.on(username, (entry) => listener(entry, username));
    });
    this.#askIn(GATHER_MS);
    return () => {
      ends.splice(0).forEach((end, index) => {
        end();
        this.#watched.remove(usernames[index]);
      });
      this.#forgetting ??= setTimeout(() => this.#forget(), LINGER_MS);
    };
  }

  /** A new connection: the server knows nothing of what we watch, and counts versions anew. */
  reconnected() {
    this.#known = presence.reconnected(this.#known);
    this.#watched.untell();
    this.#ask();
  }

  /** @param {presence.Presence[]} users */
  snapshot(users) {
    this.#become(presence.learned(this.#known, users));
  }

  /** @param {{joins?: presence.Presence[], leaves?: presence.Presence[], changes?: presence.Presence[]}} diff */
  diff(diff) {
    this.#become(presence.differed(this.#known, diff));
  }

  /** @param {presence.Presence[]} statuses without versions */
  polled(statuses) {
    this.#become(presence.learned(presence.reconnected(this.#known), statuses));
  }

  clear() {
    this.#become(presence.NOBODY);
  }

  /** @param {presence.PresenceState} next */
  #become(next) {
    const before = this.#known;
    this.#known = next;
    for (const name of presence.changedNames(before, next)) this.#badges.emit(name, next.get(name));
  }

  /** @param {number} wait milliseconds */
  #askIn(wait) {
    this.#asking ??= setTimeout(() => this.#ask(), wait);
  }

  #ask() {
    clearTimeout(this.#asking);
    this.#asking = undefined;
    for (const usernames of this.#watched.takeNew()) {
      const shown = () => usernames.filter((name) => this.#watched.has(name));
      this.#insist('watch', () => ({ usernames: shown() }), () => shown().length > 0).catch(() => this.#watched.untell(usernames));
    }
  }

  #forget() {
    this.#forgetting = undefined;
    for (const usernames of this.#watched.takeGone()) {
      this.#command('unwatch', { usernames }).catch(() => {});
      this.#known = presence.forgotten(this.#known, usernames);
    }
  }
}
