import { isLive } from './connectionState.js';
import { insist } from './insist.js';
import { newClientId } from './chat.js';
import { PageSocket } from './pageSocket.js';
import { providedLamplighter, withLamplighter } from './provided.js';

/** @typedef {import('./socketService.js').SocketService} Shape as written for users */

/**
 * `socketService` over the page's client: {@link import('./provided.js').provideLamplighter} says
 * which. Who the user is, the client's token says.
 *
 * @implements {Shape}
 */
class SocketService {
  socket = new PageSocket();

  /** @type {Map<string, Promise<string>>} conversations by partner */
  #conversations = new Map();

  /** @param {string} [_username] */
  connect(_username) {
    this.socket.connect();
  }

  disconnect() {
    this.socket.disconnect();
    this.#conversations.clear();
  }

  isConnected() {
    return this.socket.connected;
  }

  /** @param {string} event @param {(data?: any) => void} listener */
  on(event, listener) {
    this.socket.on(event, listener);
  }

  /** @param {string} event @param {(data?: any) => void} [listener] */
  off(event, listener) {
    this.socket.off(event, listener);
  }

  /** @param {string} event @param {any[]} given */
  emit(event, ...given) {
    this.socket.emit(event, ...given);
  }

  /** @param {string} to a username @param {string} message @returns {Promise<any>} the message, once it is stored */
  async sendMessage(to, message) {
    /** @type {import('./lamplighter.js').Lamplighter} */
    const client = await new Promise((use) => withLamplighter(use));
    const client_id = newClientId();
    const isWanted = () => isLive(client.connection);
    return insist(async () => client.chat.send({ conversation_id: await this.#conversationWith(to, client), content: message, client_id }), isWanted);
  }

  /** Fleeting, so nothing waits for a connection. @param {string} to a username @param {boolean} isTyping */
  sendTyping(to, isTyping) {
    providedLamplighter()
      ?.command('user_typing', { to, isTyping })
      .catch(() => {});
  }

  /** @param {string} username @param {import('./lamplighter.js').Lamplighter} client */
  #conversationWith(username, client) {
    const known = this.#conversations.get(username);
    if (known) return known;
    const asked = client.chat.start([username]).then(({ id }) => id);
    this.#conversations.set(username, asked);
    asked.catch(() => this.#conversations.delete(username));
    return asked;
  }
}

export const socketService = new SocketService();
export default socketService;
