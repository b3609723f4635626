import { createLamplighter, provideLamplighter } from '../../../webapp/client/lamplighter.js';

/**
 * A server that a test plays: takes what the page's client says over its socket (`said`) and REST
 * (`asked`), answers as the test wants, and pushes events. Only the line is not real.
 *
 * @param {(server: StubServer) => Promise<void>} test
 */
export async function withStubServer(test) {
  const { WebSocket, fetch } = globalThis;
  const server = new StubServer();
  try {
    Object.assign(globalThis, { WebSocket: server.socketClass(), fetch: server.fetch });
    server.client = provideLamplighter(createLamplighter({ baseUrl: 'http://stub.test', token: 't' }));
    await test(server);
    server.client.disconnect();
  } finally {
    Object.assign(globalThis, { WebSocket, fetch });
  }
}

export class StubServer {
  /** @type {import('../../../webapp/client/lamplighter.js').Lamplighter} */
  client = /** @type {any} */ (null);
  /** @type {[event: string, data: any][]} */
  said = [];
  /** @type {[call: string, body: any][]} */
  asked = [];
  /** @type {Record<string, (data: any) => any>} by command; may throw a problem as JSON, or answer undefined to stay silent */
  replies = {};
  /** @type {Record<string, any>} by method and path */
  answers = { 'POST /api/ws/ticket': { ticket: 'once' } };
  /** @type {any} */
  #socket = null;

  socketClass() {
    const server = this;
    return class {
      static OPEN = 1;
      readyState = 1;
      onmessage = /** @type {any} */ (null);
      onclose = /** @type {any} */ (null);

      constructor() {
        server.#socket = this;
        setTimeout(() => server.push('connected', { sid: 's1', user_id: '7', username: 'john_doe', timestamp: '', expires_in: 0 }));
      }

      /** @param {string} frame */
      send(frame) {
        const { event, data, ref } = JSON.parse(frame);
        server.said.push([event, data]);
        setTimeout(() => server.#reply(event, data, ref));
      }

      close() {}
    };
  }

  /** @param {string} url @param {any} request */
  fetch = async (url, { method, body }) => {
    const call = `${method} ${url.replace('http://stub.test', '')}`;
    this.asked.push([call, body && JSON.parse(body)]);
    const answer = this.answers[call] ?? { type: 'urn:lamplighter:problem:not_found', title: 'Nothing here', retryable: false };
    return { ok: call in this.answers, status: call in this.answers ? 200 : 404, statusText: '', json: async () => answer };
  };

  /** @param {string} event @param {any} data */
  push(event, data) {
    this.#socket.onmessage?.({ data: JSON.stringify({ event, data }) });
  }

  /** The line ends. */
  drop() {
    this.#socket.onclose?.({ code: 1006 });
  }

  async live() {
    await until(() => this.client.connection.phase === 'live');
  }

  /** What was said with a command. @param {string} event @returns {any[]} */
  saidOf(event) {
    return this.said.filter(([name]) => name === event).map(([, data]) => data);
  }

  /** @param {string} event @param {any} data @param {number} ref */
  #reply(event, data, ref) {
    try {
      const answer = this.replies[event] ? this.replies[event](data) : {};
      if (answer !== undefined) this.#socket.onmessage?.({ data: JSON.stringify({ event: 'reply', ref, data: { ok: true, ...answer } }) });
    } catch (problem) {
      this.#socket.onmessage?.({ data: JSON.stringify({ event: 'error', ref, data: problem }) });
    }
  }
}

export const UNAVAILABLE = { status: 503, title: 'The service is not available just now', retryable: true };

/** @param {() => boolean} test */
export async function until(test) {
  for (const end = Date.now() + 5_000; !test(); ) {
    if (Date.now() > end) throw new Error(`never came: ${test}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}
