import { Calls } from './calls.js';
import { presenceTold } from './presenceTold.js';
import { Problem } from './problem.js';

const SEPARATOR = '\x1e';
/** Engine.IO allows that many in one request. */
const PACKETS_A_REQUEST = 16;
/** The server answers a held request at its heartbeat, every 25 s, at the latest. */
const ANSWER_WITHIN_MS = 45_000;

/**
 * The same line as {@link import('./socket.js').Socket}, where a network lets no WebSocket through:
 * Socket.IO by HTTP long polling. It carries all that a socket does, one request later.
 */
export class LongPolling {
  #calls = new Calls();
  #ended = false;
  #aborting = new AbortController();
  /** @type {string[]} */
  #outgoing = [];
  #isSending = false;
  #isOpen = false;
  #address;
  #rest;
  #events;

  /** When the last packet came, milliseconds since the epoch. */
  heardAt = Date.now();

  /**
   * @param {string} baseUrl of the API
   * @param {{token: string | null, rest: import('./rest.js').Rest}} caller
   * @param {{onFrame: (event: string, data: any) => void, onEnd: (code: number) => void}} events
   *     `onEnd` is called once
   */
  constructor(baseUrl, { token, rest }, events) {
    this.#address = `${baseUrl.replace(/\/+$/, '')}/socket.io/?EIO=4&transport=polling`;
    this.#rest = rest;
    this.#events = events;
    this.#follow(token);
  }

  /** @param {string} event @param {any} data @returns {Promise<any>} the answer, or a Problem */
  async command(event, data) {
    if (this.#ended) throw Problem.notConnected();
    const { ref, answer } = this.#calls.begin();
    this.#send(`42${ref}${JSON.stringify([event, data])}`);
    const answered = await answer;
    if (event === 'watch') await this.#askStatuses(data.usernames);
    return answered;
  }

  /** Ends it now. */
  abandon() {
    if (this.#isOpen) fetch(this.#address, { method: 'POST', body: '1', keepalive: true }).catch(() => {}); // or it ends by its heartbeat
    this.#end(1006);
  }

  /** @param {string | null} token */
  async #follow(token) {
    try {
      const [opening] = await this.#ask('GET');
      this.#address += `&sid=${encodeURIComponent(JSON.parse(opening.slice(1)).sid)}`;
      this.#isOpen = true;
      this.#send(`40${JSON.stringify({ token })}`);
      while (!this.#ended) for (const packet of await this.#ask('GET')) this.#receive(packet);
    } catch {
      this.#end(1006); // whatever was not understood, this line is of no use any more
    }
  }

  /** @param {string} method @param {string} [body] @returns {Promise<string[]>} packets */
  async #ask(method, body) {
    const late = setTimeout(() => this.#end(1006), ANSWER_WITHIN_MS);
    try {
      const response = await fetch(this.#address, { method, body, cache: 'no-store', signal: this.#aborting.signal });
      if (!response.ok) throw Problem.unreachable();
      return (await response.text()).split(SEPARATOR);
    } finally {
      clearTimeout(late);
    }
  }

  /** @param {string} packet */
  #receive(packet) {
    if (this.#ended) return;
    this.heardAt = Date.now();
    if (packet === '2') this.#send('3');
    else if (packet === '1' || packet.startsWith('41')) this.#end(1006);
    else if (packet.startsWith('42')) this.#told(JSON.parse(packet.slice(2)));
    else if (packet.startsWith('43')) this.#answered(packet);
    else if (packet.startsWith('44')) this.#refused(JSON.parse(packet.slice(2)));
  }

  /** @param {[event: string, data?: any]} frame */
  #told([event, data = {}]) {
    const diff = presenceTold(event, data);
    if (diff) this.#events.onFrame('presence_diff', diff);
    this.#events.onFrame(event, data);
  }

  /** @param {string} packet */
  #answered(packet) {
    const start = packet.indexOf('[');
    const ref = Number(packet.slice(2, start));
    const [{ ok, error, ...answer }] = JSON.parse(packet.slice(start));
    if (ok) this.#calls.answer(ref, { ok, ...answer });
    else this.#calls.refuse(ref, new Problem(error));
  }

  /** @param {{data?: any}} refusal */
  #refused({ data }) {
    this.#end(data && new Problem(data).endsLogin ? 4401 : 1006);
  }

  /** Socket.IO tells changes only: how they are now is asked for. @param {string[]} usernames */
  async #askStatuses(usernames) {
    const { statuses } = await this.#rest.post('/api/users/online-status/query', { usernames: usernames.slice(0, 500) });
    if (!this.#ended) this.#events.onFrame('presence_state', { users: statuses });
  }

  /** @param {string} packet */
  #send(packet) {
    this.#outgoing.push(packet);
    if (!this.#isSending) this.#sendAll();
  }

  /** One request at a time keeps the order. */
  async #sendAll() {
    this.#isSending = true;
    try {
      while (this.#outgoing.length > 0) await this.#ask('POST', this.#outgoing.splice(0, PACKETS_A_REQUEST).join(SEPARATOR));
    } catch {
      this.#end(1006);
    }
    this.#isSending = false;
  }

  /** @param {number} code */
  #end(code) {
    if (this.#ended) return;
    this.#ended = true;
    this.#isOpen = false;
    this.#aborting.abort();
    this.#calls.refuseAll();
    this.#events.onEnd(code);
  }
}
