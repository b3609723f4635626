/**
 * Texts that outlive this page on this device, for one user. A browser that keeps nothing costs
 * only that.
 */
const PREFIX = 'lamplighter.chat';

/** @param {string} userId @param {'draft' | 'unsent'} kind @param {string} key @param {object | null} value null removes it */
export function keep(userId, kind, key, value) {
  try {
    const place = `${PREFIX}.${userId}.${kind}.${key}`;
    if (value) localStorage.setItem(place, JSON.stringify(value));
    else localStorage.removeItem(place);
  } catch {
    // a full or forbidden storage
  }
}

/** @param {string} userId @param {'draft' | 'unsent'} kind @returns {[key: string, value: any][]} */
export function kept(userId, kind) {
  const prefix = `${PREFIX}.${userId}.${kind}.`;
  return placesOf(prefix).flatMap((place) => {
    try {
      return [[place.slice(prefix.length), JSON.parse(localStorage.getItem(place) ?? '')]];
    } catch {
      return [];
    }
  });
}

/** Whoever signs out leaves nothing behind for the next one at this device. @param {string} userId */
export function forgetAll(userId) {
  for (const place of placesOf(`${PREFIX}.${userId}.`)) localStorage.removeItem(place);
}

/** @param {string} prefix */
function placesOf(prefix) {
  try {
    return Object.keys(localStorage).filter((place) => place.startsWith(prefix));
  } catch {
    return [];
  }
}
