import { ownId } from '../chat/conversations.js';
import { onThisDevice } from '../kit/storage.js';

/**
 * How this browser tells its user, besides the page itself; all off until chosen. Kept here, since
 * it is about this device.
 *
 * @typedef {object} AlertChoice
 * @property {boolean} browser
 * @property {boolean} sound
 * @property {string} [subscription] the server's name for this browser's push subscription
 */

/** @type {AlertChoice} */
const NONE = { browser: false, sound: false };

/** @returns {AlertChoice} */
export function chosenAlerts() {
  try {
    return { ...NONE, ...JSON.parse(onThisDevice.get(place()) ?? '{}') };
  } catch {
    return NONE;
  }
}

/** @param {Partial<AlertChoice>} change */
export function chooseAlerts(change) {
  onThisDevice.set(place(), JSON.stringify({ ...chosenAlerts(), ...change }));
}

function place() {
  return `lamplighter.alerts.${ownId()}`;
}
