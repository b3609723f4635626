import { Calls } from './calls.js';
import { Problem } from './problem.js';

/**
 * One WebSocket from its opening to its end: frames `{event, data, ref}` both ways, commands as
 * promises. Who opens the next one is decided elsewhere.
 */
export class Socket {
  #calls = new Calls();
  #ended = false;
  #webSocket;
  #events;

  /** When the last frame came, milliseconds since the epoch. */
  heardAt = Date.now();

  /**
   * @param {string} url
   * @param {{onFrame: (event: string, data: any) => void, onEnd: (code: number) => void}} events
   *     `onEnd` is called once
   */
  constructor(url, events) {
    this.#events = events;
    this.#webSocket = new WebSocket(url);
    this.#webSocket.onmessage = (message) => this.#receive(message.data);
    this.#webSocket.onclose = (closed) => this.#end(closed.code);
  }

  /** @param {string} event @param {object} data @returns {Promise<any>} the answer, or a Problem */
  command(event, data) {
    if (this.#webSocket.readyState !== WebSocket.OPEN) return Promise.reject(Problem.notConnected());
    const { ref, answer } = this.#calls.begin();
    this.#webSocket.send(JSON.stringify({ event, data, ref }));
    return answer;
  }

  /** Ends it now: a dead line may never confirm a close. @param {number} [code] */
  abandon(code = 1000) {
    this.#webSocket.onmessage = null;
    this.#webSocket.onclose = null;
    this.#webSocket.close(code);
    this.#end(1006);
  }

  /** @param {string} text */
  #receive(text) {
    this.heardAt = Date.now();
    const { event, data, ref } = JSON.parse(text);
    if (event === 'reply') this.#calls.answer(ref, data);
    else if (event === 'error' && ref != null) this.#calls.refuse(ref, new Problem(data));
    else this.#events.onFrame(event, data ?? {});
  }

  /** @param {number} code */
  #end(code) {
    if (this.#ended) return;
    this.#ended = true;
    this.#calls.refuseAll();
    this.#events.onEnd(code);
  }
}
