const STEPS_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000];
const JITTER = 0.1;

/**
 * How long to wait before a try: 1, 2, 4, 8, 16, then 30 s for ever, each up to 10 % longer so
 * that a whole building does not come back in the same moment.
 *
 * @param {number} attempt 0 for the first try after a loss
 * @param {() => number} [random] from 0 to 1
 * @returns {number} milliseconds
 */
export function waitBefore(attempt, random = Math.random) {
  const step = STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)];
  return Math.round(step * (1 + JITTER * random()));
}

/**
 * How long to wait where a server that stops named a time: half of it to one and a half times, since
 * it says the same to all, and they must not all come in the same moment.
 *
 * @param {number} asked milliseconds
 * @param {() => number} [random] from 0 to 1
 * @returns {number} milliseconds
 */
export function waitAsked(asked, random = Math.random) {
  return Math.round(asked * (0.5 + random()));
}
