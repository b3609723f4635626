/**
 * Who types where, each until a moment. Pure.
 *
 * @typedef {{name: string, until: number}} Typist `until` in milliseconds since the epoch
 * @typedef {Record<string, readonly Typist[]>} Typing by conversation
 */

/** What is not said again ends after this. */
export const LASTS_MS = 3_000;

/** @type {Typing} */
export const NOBODY_TYPES = {};

/** @param {Typing} typing @param {string} id @param {string} name a username @param {boolean} isTyping @param {number} now @returns {Typing} */
export function heard(typing, id, name, isTyping, now) {
  const others = typistsIn(typing, id).filter((typist) => typist.name !== name);
  if (!isTyping && others.length === typistsIn(typing, id).length) return typing;
  return { ...typing, [id]: isTyping ? [...others, { name, until: now + LASTS_MS }] : others };
}

/** @param {Typing} typing @param {number} now @returns {Typing} */
export function expired(typing, now) {
  if (!Object.values(typing).flat().some(({ until }) => until <= now)) return typing;
  return Object.fromEntries(
    Object.entries(typing).map(([id, typists]) => [id, typists.filter(({ until }) => until > now)]),
  );
}

/** @param {Typing} typing @param {string} id */
export function typistsIn(typing, id) {
  return typing[id] ?? [];
}

/** @param {readonly string[]} names as people call them @returns {string} '' when nobody types */
export function typingSentence(names) {
  if (names.length === 0) return '';
  if (names.length === 1) return `${names[0]} is typing…`;
  if (names.length === 2) return `${names[0]} and ${names[1]} are typing…`;
  return 'Several people are typing…';
}
