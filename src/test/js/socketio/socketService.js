// The shape of a seed's socketService: a singleton over socket.io-client, which changed nothing but
// its URL and the token that it sends.
class SocketService {
  /** @type {any} */
  socket = null;

  /** @param {string} url @param {string} token @param {string[]} transports @returns {Promise<void>} */
  connect(url, token, transports) {
    this.socket = /** @type {any} */ (window).io(url, {
      path: '/socket.io',
      auth: { token },
      transports,
      reconnection: true,
      reconnectionDelay: 1000,
      reconnectionAttempts: 5,
    });
    return new Promise((done, fail) => {
      this.socket.once('connect', done);
      this.socket.once('connect_error', fail);
    });
  }

  /** @param {string} event @param {(data: any) => void} handler */
  on(event, handler) {
    this.socket.on(event, handler);
  }

  /** @param {string} event @param {(data: any) => void} handler */
  off(event, handler) {
    this.socket.off(event, handler);
  }

  /** @param {string} event @param {any} data */
  emit(event, data) {
    this.socket.emit(event, data);
  }

  disconnect() {
    this.socket.disconnect();
  }
}

export default new SocketService();
