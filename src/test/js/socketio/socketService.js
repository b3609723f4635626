// The shape of a seed's socketService: a singleton over socket.io-client, which changed nothing but
// its URL and the token that it sends.
class SocketService {
  connect(url, token, transports) {
    this.socket = window.io(url, {
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

  on(event, handler) {
    this.socket.on(event, handler);
  }

  off(event, handler) {
    this.socket.off(event, handler);
  }

  emit(event, data) {
    this.socket.emit(event, data);
  }

  disconnect() {
    this.socket.disconnect();
  }
}

export default new SocketService();
