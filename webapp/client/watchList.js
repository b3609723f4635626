/** A watch command may name this many. */
const BATCH = 1_000;

/**
 * Which users are shown, how often, and what of it the server was told. Two badges of one user
 * are one watch; the server hears of a name once.
 */
export class WatchList {
  /** @type {Map<string, number>} */
  #shown = new Map();
  /** @type {Set<string>} */
  #told = new Set();

  /** @param {string} username */
  add(username) {
    this.#shown.set(username, (this.#shown.get(username) ?? 0) + 1);
  }

  /** @param {string} username */
  remove(username) {
    const left = (this.#shown.get(username) ?? 0) - 1;
    if (left > 0) this.#shown.set(username, left);
    else this.#shown.delete(username);
  }

  /** @param {string} username */
  has(username) {
    return this.#shown.has(username);
  }

  names() {
    return [...this.#shown.keys()];
  }

  /** Names the server has to hear of, now counted as told. @returns {string[][]} batches */
  takeNew() {
    const fresh = this.names().filter((name) => !this.#told.has(name));
    fresh.forEach((name) => this.#told.add(name));
    return inBatches(fresh);
  }

  /** Names the server may forget, now counted as such. @returns {string[][]} batches */
  takeGone() {
    const gone = [...this.#told].filter((name) => !this.#shown.has(name));
    gone.forEach((name) => this.#told.delete(name));
    return inBatches(gone);
  }

  /** A new connection knows nothing yet; a refused batch was not heard. @param {string[]} [names] */
  untell(names) {
    if (names) names.forEach((name) => this.#told.delete(name));
    else this.#told.clear();
  }
}

/** @template T @param {T[]} items @param {number} [size] @returns {T[][]} */
export function inBatches(items, size = BATCH) {
  const batches = [];
  for (let from = 0; from < items.length; from += size) batches.push(items.slice(from, from + size));
  return batches;
}
