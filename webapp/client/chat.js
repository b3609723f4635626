import * as arrivals from './arrivals.js';
import { Problem } from './problem.js';
import { inBatches } from './watchList.js';

/** A sync command may name this many. */
const CONVERSATIONS_A_SYNC = 500;
/** A message that overtook another is waited for this long before the hole is asked about. */
const HOLE_CLOSES_MS = 1_000;
const TYPING_AT_MOST_EVERY_MS = 2_000;

/**
 * Says a command until it is answered, for as long as this connection lives and it is wanted; the
 * data is asked for at each try.
 *
 * @typedef {(event: string, data: () => object, isWanted?: () => boolean) => Promise<any>} Insist
 *
 * @typedef {object} Road
 * @property {(event: string, data: object) => Promise<any>} command rejected while not connected
 * @property {Insist} insist
 * @property {() => boolean} isLive
 * @property {import('./rest.js').Rest} rest
 * @property {(event: string, data: any) => void} tell
 * @property {(channel: string) => () => void} subscribe
 */

/**
 * Conversations: sends once however often it is tried, and after a break asks for what was missed,
 * so that each message is told once as `new_message`.
 */
export class Chat {
  #arrivals = arrivals.NONE;
  /** @type {Map<string, number>} when typing was last said, by conversation */
  #typingSaidAt = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #closingHoles;
  /** When the server last said anything, by two clocks: one may stand still while a machine sleeps, the other be set. */
  #heardAt = { date: Date.now(), ticks: performance.now() };
  /** From a new connection until what was missed is told. */
  #isBehind = false;
  #road;

  /** @param {Road} road */
  constructor(road) {
    this.#road = road;
  }

  /** Last changed first. @param {{limit?: number, after?: string | null}} [page] */
  async conversations({ limit, after } = {}) {
    const answer = await this.#road.rest.get('/api/conversations', { limit, after });
    for (const { id, last_seq } of answer.conversations) {
      this.#arrivals = arrivals.startedAt(this.#arrivals, id, last_seq);
    }
    return answer;
  }

  /** @param {string} id */
  conversation(id) {
    return this.#road.rest.get(pathOf(id));
  }

  /** The direct conversation with one user, or a new group. @param {string[]} usernames @param {string} [title] */
  start(usernames, title) {
    return this.#road.rest.post('/api/conversations', title ? { usernames, title } : { usernames });
  }

  /** The latest, or those before or after a `seq`; always in rising `seq`. @param {string} id @param {{before?: number, after?: number, limit?: number}} [page] */
  async history(id, { before, after, limit } = {}) {
    const answer = await this.#road.rest.get(`${pathOf(id)}/messages`, { before, after, limit });
    const last = answer.messages[answer.messages.length - 1];
    if (before === undefined && after === undefined && last) this.#caughtUp(id, last.seq);
    return answer;
  }

  /** @param {string} q @param {{limit?: number, after?: string | null}} [page] */
  search(q, { limit, after } = {}) {
    return this.#road.rest.get('/api/conversations/search', { q, limit, after });
  }

  /**
   * Sends, by REST while the socket is down. Where it fails, the same `client_id` may be sent
   * again: the message stands in the conversation once.
   *
   * @param {{conversation_id: string, content: string, client_id?: string, reply_to?: string | null}} message
   */
  async send({ conversation_id, content, client_id = newClientId(), reply_to = null }) {
    const body = reply_to ? { content, client_id, reply_to } : { content, client_id };
    this.#typingSaidAt.delete(conversation_id);
    const answer = this.#road.isLive()
      ? await this.#road.command('send_message', { conversation_id, ...body })
      : await this.#road.rest.post(`${pathOf(conversation_id)}/messages`, body);
    this.takes(answer);
    return answer;
  }

  /** @param {{conversation_id: string, message_id: string}} message @param {string} content */
  edit(message, content) {
    return this.#road.rest.put(messagePathOf(message), { content });
  }

  /** @param {{conversation_id: string, message_id: string}} message */
  delete(message) {
    return this.#road.rest.delete(messagePathOf(message));
  }

  /** @param {{conversation_id: string, message_id: string}} message @param {string} emoji @param {boolean} [on] */
  react(message, emoji, on = true) {
    const path = `${messagePathOf(message)}/reactions/${encodeURIComponent(emoji)}`;
    return on ? this.#road.rest.put(path) : this.#road.rest.delete(path);
  }

  /** Moves the caller's read cursor; it never goes back. @param {string} id @param {number} seq */
  read(id, seq) {
    return this.#road.isLive()
      ? this.#road.command('mark_read', { conversation_id: id, seq })
      : this.#road.rest.put(`${pathOf(id)}/read`, { seq });
  }

  /** @param {string} id @param {number} seq */
  delivered(id, seq) {
    return this.#road.command('mark_delivered', { conversation_id: id, seq });
  }

  /** Hears who types there, and may say it. @param {string} id @returns {() => void} ends it */
  follow(id) {
    return this.#road.subscribe(`messages:${id}`);
  }

  /** Says that the caller types, at most every 2 s; fleeting, so a loss costs nothing. @param {string} id @param {boolean} [isTyping] */
  typing(id, isTyping = true) {
    const saidAt = this.#typingSaidAt.get(id);
    if (isTyping && saidAt !== undefined && Date.now() - saidAt < TYPING_AT_MOST_EVERY_MS) return;
    if (!isTyping && saidAt === undefined) return;
    if (isTyping) this.#typingSaidAt.set(id, Date.now());
    else this.#typingSaidAt.delete(id);
    this.#road.command('typing', { conversation_id: id, is_typing: isTyping }).catch(() => {});
  }

  /** Whether a message is news here: false for a double. @param {{conversation_id: string, seq: number}} message */
  takes({ conversation_id, seq }) {
    if (arrivals.has(this.#arrivals, conversation_id, seq)) return false;
    this.#arrivals = arrivals.came(this.#arrivals, conversation_id, seq);
    if (arrivals.hasHole(this.#arrivals, conversation_id)) this.#closeHolesSoon();
    return true;
  }

  /** The caller is no member any more. @param {string} id */
  left(id) {
    this.#arrivals = arrivals.forgotten(this.#arrivals, id);
  }

  /** The server said something, so all up to now has come, unless a break is still to be made good. */
  heard() {
    if (!this.#isBehind) this.#heardAt = { date: Date.now(), ticks: performance.now() };
  }

  /** A new connection: what came in between, and what was changed, is asked for. */
  async reconnected() {
    const { date, ticks } = this.#heardAt;
    const away = () => Math.max(0, Date.now() - date, performance.now() - ticks);
    this.#isBehind = true;
    const told = await this.#sync(arrivals.lastSeqs(this.#arrivals), () => ({ away_seconds: Math.ceil(away() / 1_000) }));
    if (told) this.#isBehind = false;
  }

  clear() {
    this.#arrivals = arrivals.NONE;
    this.#typingSaidAt.clear();
  }

  #closeHolesSoon() {
    this.#closingHoles ??= setTimeout(() => {
      this.#closingHoles = undefined;
      const known = arrivals.lastSeqs(this.#arrivals);
      this.#sync(known.filter(([id]) => arrivals.hasHole(this.#arrivals, id)));
    }, HOLE_CLOSES_MS);
  }

  /** A lost line needs no report: the next connection asks again. @param {[id: string, lastSeq: number][]} known @param {() => {away_seconds?: number}} [away] */
  async #sync(known, away = () => ({})) {
    try {
      await Promise.all(inBatches(known, CONVERSATIONS_A_SYNC).map((batch) => this.#syncBatch(batch, away)));
      return true;
    } catch (thrown) {
      const problem = Problem.of(thrown);
      if (!problem.retryable) this.#road.tell('error', problem);
      return false;
    }
  }

  /** @param {[id: string, lastSeq: number][]} known @param {() => {away_seconds?: number}} away */
  async #syncBatch(known, away) {
    const asked = Object.fromEntries(known);
    const { conversations } = await this.#road.insist('sync', () => ({ conversations: asked, ...away() }));
    for (const [id, missed] of Object.entries(conversations)) this.#missed(id, missed);
  }

  /** @param {string} id @param {{messages: any[], gap: boolean, fetch?: string | null, changed?: any[] | null}} missed */
  #missed(id, { messages, gap, fetch = null, changed = [] }) {
    for (const message of changed ?? []) this.#road.tell(message.deleted ? 'message_deleted' : 'message_edited', message);
    for (const message of messages) if (this.takes(message)) this.#road.tell('new_message', message);
    if (gap) this.#arrivals = arrivals.forgotten(this.#arrivals, id);
    if (gap || changed === null) this.#road.tell('chat_gap', { conversation_id: id, fetch, outdated: changed === null });
  }

  /** @param {string} id @param {number} seq */
  #caughtUp(id, seq) {
    this.#arrivals = arrivals.caughtUp(this.#arrivals, id, seq);
  }
}

/** What makes a send the same one when it is tried again. */
export function newClientId() {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** @param {string} id */
function pathOf(id) {
  return `/api/conversations/${encodeURIComponent(id)}`;
}

/** @param {{conversation_id: string, message_id: string}} message */
function messagePathOf({ conversation_id, message_id }) {
  return `${pathOf(conversation_id)}/messages/${encodeURIComponent(message_id)}`;
}
