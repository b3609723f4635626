import { Problem } from '../client/problem.js';
import { confirmed } from '../kit/confirm-dialog.js';
import { lamp } from '../lamp.js';
import { sayDone, sayFailed } from '../shell/notices.js';
import { store } from '../store.js';
import * as state from './rosterState.js';

export async function fetchRoster() {
  store.apply('roster', state.fetching);
  try {
    const { users } = await lamp.rest.get('/api/admin/online-users');
    store.apply('roster', state.fetched, users, Date.now());
  } catch (thrown) {
    store.apply('roster', state.failed, Problem.of(thrown).message);
  }
}

/**
 * Keeps the roster live; somebody new needs a fetch, for what the event does not tell.
 *
 * @param {() => void} fetchSoon
 * @returns {() => void} ends it
 */
export function followRoster(fetchSoon) {
  const ends = [
    lamp.subscribe('online'),
    lamp.on('user_online', fetchSoon),
    lamp.on('user_offline', ({ username }) => store.apply('roster', state.wentOffline, username)),
    lamp.on('user_status', (change) => store.apply('roster', state.statusChanged, change)),
  ];
  return () => ends.forEach((end) => end());
}

/** @param {string} username */
export async function disconnect(username) {
  const goOn = await confirmed({
    title: `Disconnect ${username}?`,
    text: 'All their open sessions are closed. They can sign in again.',
    action: 'Disconnect',
  });
  if (!goOn) return;
  try {
    await lamp.rest.post(`/api/admin/users/${encodeURIComponent(username)}/disconnect`);
    sayDone(`${username} is disconnected.`);
    fetchRoster();
  } catch (thrown) {
    sayFailed(thrown);
  }
}
