/**
 * Who is how, as this client knows it. Pure: each function answers the next state, and the same
 * object when nothing changed.
 *
 * @typedef {object} Presence
 * @property {string} user_id
 * @property {string} username
 * @property {'online' | 'away' | 'busy' | 'offline'} status
 * @property {string | null} status_text
 * @property {string | null} last_seen ISO-8601
 * @property {number} [version] absent for what was polled
 *
 * @typedef {ReadonlyMap<string, Presence>} PresenceState by username
 */

/** @type {PresenceState} */
export const NOBODY = new Map();

/**
 * Takes what a snapshot, a diff or a poll says. Within one connection an older version never
 * replaces a newer one, and a repeat changes nothing.
 *
 * @param {PresenceState} state
 * @param {Presence[]} entries
 * @returns {PresenceState}
 */
export function learned(state, entries) {
  const news = entries.filter((entry) => isNews(state.get(entry.username), entry));
  if (news.length === 0) return state;
  const next = new Map(state);
  for (const entry of news) next.set(entry.username, entry);
  return next;
}

/**
 * @param {PresenceState} state
 * @param {{joins?: Presence[], leaves?: Presence[], changes?: Presence[]}} diff
 */
export function differed(state, { joins = [], leaves = [], changes = [] }) {
  return learned(state, [...joins, ...leaves, ...changes]);
}

/** Versions count within one connection: a restarted server begins anew. @param {PresenceState} state */
export function reconnected(state) {
  return new Map([...state].map(([name, entry]) => [name, { ...entry, version: undefined }]));
}

/** @param {PresenceState} state @param {Iterable<string>} usernames */
export function forgotten(state, usernames) {
  const next = new Map(state);
  for (const username of usernames) next.delete(username);
  return next;
}

/** The names that are shown otherwise in `after`. @param {PresenceState} before @param {PresenceState} after */
export function changedNames(before, after) {
  if (before === after) return [];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => !looksTheSame(before.get(name), after.get(name)));
}

/** @param {Presence | undefined} entry */
export function isOnline(entry) {
  return entry !== undefined && entry.status !== 'offline';
}

/** @param {Presence | undefined} known @param {Presence} entry */
function isNews(known, entry) {
  if (known?.version !== undefined && entry.version !== undefined) {
    return entry.version > known.version;
  }
  return !looksTheSame(known, entry) || known?.version !== entry.version;
}

/** @param {Presence | undefined} one @param {Presence | undefined} other */
function looksTheSame(one, other) {
  return (
    one?.status === other?.status &&
    one?.status_text === other?.status_text &&
    one?.last_seen === other?.last_seen
  );
}
