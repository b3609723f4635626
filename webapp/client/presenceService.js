import { isLive } from './connectionState.js';
import { providedLamplighter, withLamplighter } from './provided.js';

/** @typedef {import('./presenceService.js').PresenceService} Shape as written for users */

/**
 * `presenceService` over the page's client: the user is online for as long as it is connected.
 *
 * @implements {Shape}
 */
class PresenceService {
  /** @type {string | null} */
  #startedFor = null;

  /** @param {string | number} userId one's own */
  async startPresence(userId) {
    this.#startedFor = String(userId);
    withLamplighter((client) => client.connect());
  }

  stopPresence() {
    this.#startedFor = null;
    providedLamplighter()?.disconnect();
  }

  /** The same as {@link stopPresence}. */
  disconnect() {
    this.stopPresence();
  }

  isConnected() {
    const client = providedLamplighter();
    return client !== undefined && isLive(client.connection);
  }

  /** @returns {string | null} */
  getCurrentUserId() {
    return providedLamplighter()?.session?.user_id ?? this.#startedFor;
  }
}

export const presenceService = new PresenceService();
export default presenceService;

/** @param {string | number} userId */
export function startPresence(userId) {
  return presenceService.startPresence(userId);
}

export function stopPresence() {
  presenceService.stopPresence();
}
