import { waitAsked, waitBefore } from './backoff.js';
import { afterClose, endReason, isBroken } from './closeCodes.js';
import * as states from './connectionState.js';
import { Emitter } from './emitter.js';
import { LongPolling } from './longPolling.js';
import { Problem } from './problem.js';
import { Socket } from './socket.js';
import { socketAddress } from './socketAddress.js';

const CONNECTED_WITHIN_MS = 10_000;
/** A line that was open for so long was good: the next loss is waited for from the start again. */
const HELD_MS = 30_000;

/**
 * Keeps one socket open for as long as it is wanted: loses, waits, tries again, never gives up.
 * Where HTTP works and no WebSocket comes through, refused or mute, the next line is long polling.
 * Emits `state`, and `frame` as `{event, data}`.
 */
export class Connection extends Emitter {
  state = states.IDLE;

  /** @type {Socket | LongPolling | null} */
  #socket = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {number | null} what a draining server asked all to wait, milliseconds */
  #askedWait = null;
  #tokenEnded = false;
  #isBlocked = false;
  /** Losses since a line last held. */
  #losses = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #holding;
  /** Counts tries, so that an answer to an older one is known as such. */
  #try = 0;
  #baseUrl;
  #rest;
  #getToken;

  /** @param {{baseUrl: string, rest: import('./rest.js').Rest, getToken: import('./rest.js').TokenSource}} options */
  constructor({ baseUrl, rest, getToken }) {
    super();
    this.#baseUrl = baseUrl;
    this.#rest = rest;
    this.#getToken = getToken;
  }

  get socket() {
    return states.isLive(this.state) ? this.#socket : null;
  }

  open() {
    if (this.state.phase === 'idle' || this.state.phase === 'closed') this.#attempt();
  }

  /** @param {states.ConnectionState['reason']} reason */
  close(reason) {
    this.#try++;
    this.#losses = 0;
    clearTimeout(this.#timer);
    clearTimeout(this.#holding);
    const socket = this.#socket;
    this.#socket = null;
    socket?.abandon();
    this.#become(states.ended(reason));
  }

  /** Does not wait for the next try when one is due anyway. */
  hurry() {
    if (this.state.nextAttemptAt !== null) this.#attempt();
  }

  /** The line is known to be dead before the browser knows. */
  giveUpSocket() {
    this.#socket?.abandon();
  }

  /** @param {boolean} answered whether a poll over REST worked while the socket is down */
  polled(answered) {
    this.#become(states.polled(this.state, answered));
  }

  async #attempt() {
    clearTimeout(this.#timer);
    const attempt = ++this.#try;
    this.#become(states.trying(this.state));
    try {
      if (this.#tokenEnded) await this.#getToken({ fresh: true });
      this.#tokenEnded = false;
      const { ticket } = await this.#rest.post('/api/ws/ticket');
      const token = this.#isBlocked ? await this.#getToken() : null;
      if (attempt === this.#try) this.#openLine(ticket, token);
    } catch (thrown) {
      if (attempt === this.#try) this.#refused(Problem.of(thrown));
    }
  }

  /** @param {Problem} problem */
  #refused(problem) {
    if (problem.endsLogin) this.close('signed_out');
    else this.#waitForNext();
  }

  /** @param {string} ticket @param {string | null} token */
  #openLine(ticket, token) {
    this.#timer = setTimeout(() => this.giveUpSocket(), CONNECTED_WITHIN_MS);
    const events = {
      onFrame: (/** @type {string} */ event, /** @type {any} */ data) => this.#received(event, data),
      onEnd: (/** @type {number} */ code) => this.#lost(code),
    };
    this.#socket = this.#isBlocked
      ? new LongPolling(this.#baseUrl, { token, rest: this.#rest }, events)
      : new Socket(socketAddress(this.#baseUrl, ticket), events);
  }

  /** @param {string} event @param {any} data */
  #received(event, data) {
    if (event === 'connected') {
      clearTimeout(this.#timer);
      this.#askedWait = null;
      this.#holding = setTimeout(() => (this.#losses = 0), HELD_MS);
      this.#become(states.opened());
    }
    if (event === 'server_draining') this.#askedWait = data.reconnect_after_ms;
    this.emit('frame', { event, data });
  }

  /** @param {number} code */
  #lost(code) {
    if (!this.#socket) return;
    this.#socket = null;
    clearTimeout(this.#holding);
    if (states.isLive(this.state)) this.#isBlocked = false;
    else if (isBroken(code)) this.#isBlocked = !this.#isBlocked;
    const next = afterClose(code);
    this.#tokenEnded = next === 'again_with_fresh_token';
    if (next === 'stop') this.close(endReason(code));
    else this.#waitForNext();
  }

  #waitForNext() {
    clearTimeout(this.#timer);
    const wait = this.#askedWait === null ? waitBefore(this.#losses++) : waitAsked(this.#askedWait);
    this.#askedWait = null;
    this.#timer = setTimeout(() => this.#attempt(), wait);
    this.#become(states.lost(this.state, Date.now() + wait));
  }

  /** @param {states.ConnectionState} state */
  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.emit('state', state);
  }
}
