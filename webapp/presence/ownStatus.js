import { reloadMe } from '../identity/session.js';
import { meChanged } from '../identity/sessionState.js';
import { throttled } from '../kit/throttled.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';

const OWN_CHANGES_GATHER_MS = 500;

/** @typedef {import('../identity/sessionState.js').Me} Me */

/** @type {{status: Me['status'], label: string, meaning: string, shown: string}[]} */
export const CHOICES = [
  { status: 'online', label: 'Online', meaning: 'People see that you are here', shown: 'online' },
  { status: 'away', label: 'Away', meaning: 'Here, but not at the screen', shown: 'away' },
  { status: 'busy', label: 'Busy', meaning: 'Please do not disturb', shown: 'busy' },
  { status: 'invisible', label: 'Invisible', meaning: 'People see you as offline', shown: 'offline' },
];

/** @param {Me['status']} status */
export function choiceOf(status) {
  return CHOICES.find((choice) => choice.status === status) ?? CHOICES[0];
}

/** A status that ran out, or was chosen in another tab, shows here too. */
export function followOwnStatus() {
  const reload = throttled(() => reloadMe().catch(() => {}), OWN_CHANGES_GATHER_MS);
  lamp.on('user_status', ({ username }) => {
    if (username === store.state.session.me?.username) reload();
  });
}

/**
 * Shows the new status at once, and the old one again when the server refuses it.
 *
 * @param {{status: Me['status'], text: string | null, expires_at: string | null}} chosen
 */
export async function setOwnStatus({ status, text, expires_at }) {
  const before = store.state.session.me;
  const after = { status, status_text: text, status_expires_at: expires_at };
  store.apply('session', meChanged, after);
  try {
    await lamp.rest.put('/api/users/me/status', { status, text, expires_at });
  } catch (thrown) {
    if (before) store.apply('session', meChanged, before);
    throw thrown;
  }
}
