/**
 * What a page may know of the connection. Pure: each function answers the next state.
 *
 * - `idle`: not asked to connect. `connecting`: the first try. `live`: the socket is open.
 * - `reconnecting`: lost; `nextAttemptAt` is when the next try starts, null while one runs.
 * - `polling`: still lost, but REST answers; what is shown is at most 15 s old.
 * - `closed`: over, see `reason`; only `connect()` starts again.
 *
 * @typedef {object} ConnectionState
 * @property {'idle' | 'connecting' | 'live' | 'reconnecting' | 'polling' | 'closed'} phase
 * @property {number} attempt tries since the loss
 * @property {number | null} nextAttemptAt milliseconds since the epoch
 * @property {'signed_out' | 'banned' | 'refused' | 'left' | null} reason
 */

/** @type {ConnectionState} */
export const IDLE = { phase: 'idle', attempt: 0, nextAttemptAt: null, reason: null };

/** @param {ConnectionState} state @returns {ConnectionState} */
export function trying(state) {
  const phase = isDown(state) ? state.phase : 'connecting';
  return { ...state, phase, nextAttemptAt: null, reason: null };
}

/** @returns {ConnectionState} */
export function opened() {
  return { ...IDLE, phase: 'live' };
}

/** @param {ConnectionState} state @param {number} nextAttemptAt @returns {ConnectionState} */
export function lost(state, nextAttemptAt) {
  const phase = state.phase === 'polling' ? 'polling' : 'reconnecting';
  const attempt = isDown(state) ? state.attempt + 1 : 0;
  return { phase, attempt, nextAttemptAt, reason: null };
}

/** @param {ConnectionState} state @param {boolean} answered @returns {ConnectionState} */
export function polled(state, answered) {
  if (!isDown(state)) return state;
  return { ...state, phase: answered ? 'polling' : 'reconnecting' };
}

/** @param {ConnectionState['reason']} reason @returns {ConnectionState} */
export function ended(reason) {
  return { ...IDLE, phase: 'closed', reason };
}

/** @param {ConnectionState} state */
export function isDown(state) {
  return state.phase === 'reconnecting' || state.phase === 'polling';
}

/** Whether what is shown follows each change at once. @param {ConnectionState} state */
export function isLive(state) {
  return state.phase === 'live';
}
