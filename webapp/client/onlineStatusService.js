import { withLamplighter } from './provided.js';
import { socketService } from './socketService.js';

const STATUS = '/api/users/online-status';

/** @typedef {import('./onlineStatusService.js').OnlineStatusService} Shape as written for users */

/**
 * `onlineStatusService` over the page's client: who is online, and one's own coming and going.
 *
 * @implements {Shape}
 */
class OnlineStatusService {
  /** What the events said. @type {Map<string, {online: boolean, timestamp: number}>} */
  statusCache = new Map();

  /** @type {Set<(username: string, online: boolean) => void>} */
  #listeners = new Set();

  constructor() {
    socketService.on('user_online', ({ username }) => this.#learned(username, true));
    socketService.on('user_offline', ({ username }) => this.#learned(username, false));
  }

  /** Also after {@link goOffline}. @param {string} username one's own @returns {Promise<{username: string, online: boolean}>} */
  async goOnline(username) {
    const { rest } = await client();
    socketService.connect(username);
    return rest.post(pathOf(username, '/online'));
  }

  /** Offline at once, for everybody. @param {string} username one's own @returns {Promise<{username: string, offline: boolean}>} */
  async goOffline(username) {
    return (await client()).rest.post(pathOf(username, '/offline'));
  }

  /** @param {string} username @returns {Promise<boolean>} */
  async isUserOnline(username) {
    const { online } = await (await client()).rest.get(pathOf(username));
    this.#learned(username, online);
    return online;
  }

  /** @returns {Promise<string[]>} usernames, the first 200 */
  async getOnlineUsers() {
    return (await (await client()).rest.get(`${STATUS}/users`, { limit: 200 })).users;
  }

  /** @returns {Promise<number>} */
  async getOnlineCount() {
    return (await (await client()).rest.get(`${STATUS}/count`)).count;
  }

  /** @param {(username: string, online: boolean) => void} listener @returns {() => void} ends it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** @param {string} username @param {boolean} online */
  notifyListeners(username, online) {
    for (const listener of [...this.#listeners]) listener(username, online);
  }

  /** @param {string} username @param {boolean} online */
  #learned(username, online) {
    if (this.statusCache.get(username)?.online === online) return;
    this.statusCache.set(username, { online, timestamp: Date.now() });
    this.notifyListeners(username, online);
  }
}

/** @returns {Promise<import('./lamplighter.js').Lamplighter>} */
function client() {
  return new Promise((use) => withLamplighter(use));
}

/** @param {string} username @param {string} [act] */
function pathOf(username, act = '') {
  return `${STATUS}/${encodeURIComponent(username)}${act}`;
}

export const onlineStatusService = new OnlineStatusService();
export default onlineStatusService;
