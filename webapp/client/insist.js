import { waitBefore } from './backoff.js';
import { Problem } from './problem.js';

/**
 * Asks until it is answered: what may pass (a refusal marked retryable, no answer in time) is asked
 * again after 1, 2, 4, 8, 16, then every 30 s, for as long as it is wanted.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @param {() => boolean} isWanted asked after a failure and after the wait
 * @param {(milliseconds: number) => Promise<unknown>} [pause]
 * @returns {Promise<T>} rejected with the last {@link Problem}
 */
export async function insist(ask, isWanted, pause = pauseFor) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (thrown) {
      const problem = Problem.of(thrown);
      if (!problem.retryable || !isWanted()) throw problem;
      await pause(waitBefore(attempt));
      if (!isWanted()) throw problem;
    }
  }
}

/** @param {number} milliseconds */
function pauseFor(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
