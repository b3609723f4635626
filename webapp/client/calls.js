import { Problem } from './problem.js';

const ANSWER_WITHIN_MS = 10_000;

/** Commands on their way: each has a `ref`, and gets exactly one answer, refusal or time-out. */
export class Calls {
  #next = 1;
  /** @type {Map<number, {resolve: (data: any) => void, reject: (problem: Problem) => void, timer: any}>} */
  #open = new Map();

  /** @returns {{ref: number, answer: Promise<any>}} */
  begin() {
    const ref = this.#next++;
    const answer = new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.refuse(ref, unanswered()), ANSWER_WITHIN_MS);
      this.#open.set(ref, { resolve, reject, timer });
    });
    return { ref, answer };
  }

  /** @param {number} ref @param {any} data */
  answer(ref, data) {
    this.#take(ref)?.resolve(data);
  }

  /** @param {number} ref @param {Problem} problem */
  refuse(ref, problem) {
    this.#take(ref)?.reject(problem);
  }

  /** The socket is gone, and every answer with it. */
  refuseAll() {
    for (const ref of [...this.#open.keys()]) this.refuse(ref, Problem.notConnected());
  }

  /** @param {number} ref */
  #take(ref) {
    const call = this.#open.get(ref);
    this.#open.delete(ref);
    clearTimeout(call?.timer);
    return call;
  }
}

function unanswered() {
  return new Problem({
    title: 'No answer',
    detail: 'The server did not answer in time. Try again.',
    retryable: true,
  });
}
