/**
 * Which messages of each conversation this client has: all up to `upTo`, and some beyond a hole.
 * Pure: each function answers the next state, and the same object when nothing changed.
 *
 * @typedef {{upTo: number, beyond: readonly number[]}} Had
 * @typedef {ReadonlyMap<string, Had>} Arrivals by conversation
 */

/** @type {Arrivals} */
export const NONE = new Map();

/** @param {Arrivals} arrivals @param {string} id @param {number} seq */
export function has(arrivals, id, seq) {
  const had = arrivals.get(id);
  return had !== undefined && (seq <= had.upTo || had.beyond.includes(seq));
}

/**
 * A message came. The first one of a conversation is where following it begins.
 *
 * @param {Arrivals} arrivals @param {string} id @param {number} seq @returns {Arrivals}
 */
export function came(arrivals, id, seq) {
  if (has(arrivals, id, seq)) return arrivals;
  const { upTo, beyond } = arrivals.get(id) ?? { upTo: seq - 1, beyond: [] };
  return withHad(arrivals, id, closed(upTo, [...beyond, seq]));
}

/** Following begins at `seq`, unless it has begun. @param {Arrivals} arrivals @param {string} id @param {number} seq @returns {Arrivals} */
export function startedAt(arrivals, id, seq) {
  return arrivals.has(id) ? arrivals : withHad(arrivals, id, { upTo: seq, beyond: [] });
}

/** All up to `seq` was fetched, or does not matter any more. @param {Arrivals} arrivals @param {string} id @param {number} seq @returns {Arrivals} */
export function caughtUp(arrivals, id, seq) {
  const { upTo, beyond } = arrivals.get(id) ?? { upTo: 0, beyond: [] };
  return seq <= upTo ? arrivals : withHad(arrivals, id, closed(seq, beyond));
}

/** @param {Arrivals} arrivals @param {string} id @returns {Arrivals} */
export function forgotten(arrivals, id) {
  if (!arrivals.has(id)) return arrivals;
  const next = new Map(arrivals);
  next.delete(id);
  return next;
}

/** Whether a message before one that came is still missing. @param {Arrivals} arrivals @param {string} id */
export function hasHole(arrivals, id) {
  return (arrivals.get(id)?.beyond.length ?? 0) > 0;
}

/** What to ask after a break. @param {Arrivals} arrivals @returns {[id: string, lastSeq: number][]} */
export function lastSeqs(arrivals) {
  return [...arrivals].map(([id, { upTo }]) => [id, upTo]);
}

/** @param {number} upTo @param {readonly number[]} beyond @returns {Had} */
function closed(upTo, beyond) {
  const later = [...beyond].filter((seq) => seq > upTo).sort((one, other) => one - other);
  while (later[0] === upTo + 1) upTo = /** @type {number} */ (later.shift());
  return { upTo, beyond: later };
}

/** @param {Arrivals} arrivals @param {string} id @param {Had} had @returns {Arrivals} */
function withHad(arrivals, id, had) {
  return new Map(arrivals).set(id, had);
}
