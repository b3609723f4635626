import { onThisDevice } from '../kit/storage.js';

/** Texts that outlive this page on this device, for one user. */
const PREFIX = 'lamplighter.chat';

/** @param {string} userId @param {'draft' | 'unsent'} kind @param {string} key @param {object | null} value null removes it */
export function keep(userId, kind, key, value) {
  const place = `${PREFIX}.${userId}.${kind}.${key}`;
  if (value) onThisDevice.set(place, JSON.stringify(value));
  else onThisDevice.remove(place);
}

/** @param {string} userId @param {'draft' | 'unsent'} kind @returns {[key: string, value: any][]} */
export function kept(userId, kind) {
  const prefix = `${PREFIX}.${userId}.${kind}.`;
  return onThisDevice.placesWith(prefix).flatMap((place) => {
    try {
      return [[place.slice(prefix.length), JSON.parse(onThisDevice.get(place) ?? '')]];
    } catch {
      return []; // not ours, or of another version
    }
  });
}

/** Whoever signs out leaves nothing behind for the next one at this device. @param {string} userId */
export function forgetAll(userId) {
  for (const place of onThisDevice.placesWith(`${PREFIX}.${userId}.`)) onThisDevice.remove(place);
}
