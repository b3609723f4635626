/**
 * What an event of Socket.IO says of a user's presence, in the words of the native socket; null for
 * all other events. Going offline is told twice there, and only one has when somebody was last seen.
 *
 * @param {string} event
 * @param {any} data
 * @returns {{changes: import('./presenceState.js').Presence[]} | null}
 */
export function presenceTold(event, data) {
  const { user_id, username, status, status_text = null, last_seen = null } = data;
  if (event === 'user_offline') return { changes: [{ user_id, username, status: 'offline', status_text: null, last_seen }] };
  if (event !== 'user_status' || status === 'offline') return null;
  return { changes: [{ user_id, username, status, status_text, last_seen: null }] };
}
