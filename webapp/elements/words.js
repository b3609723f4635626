/** The words for a status, so that colour never says it alone. */
const STATUS = { online: 'Online', away: 'Away', busy: 'Busy', offline: 'Offline' };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param {import('../client/presenceState.js').Presence | undefined} entry
 * @returns {string} one word, such as 'Away'
 */
export function statusWord(entry) {
  return entry ? (STATUS[entry.status] ?? STATUS.offline) : 'Status not known yet';
}

/**
 * What stands below a name: 'Online now', 'Away', 'Last seen 5 minutes ago', 'Offline'.
 *
 * @param {import('../client/presenceState.js').Presence | undefined} entry
 * @param {number} now milliseconds since the epoch
 */
export function statusSentence(entry, now) {
  if (entry?.status === 'online') return 'Online now';
  if (entry?.status === 'offline' && entry.last_seen) return `Last seen ${ago(entry.last_seen, now)}`;
  return statusWord(entry);
}

/**
 * @param {string} time ISO-8601
 * @param {number} now milliseconds since the epoch
 */
export function ago(time, now) {
  const past = Math.max(0, now - Date.parse(time));
  if (past < MINUTE) return 'just now';
  if (past < HOUR) return counted(past / MINUTE, 'minute');
  if (past < DAY) return counted(past / HOUR, 'hour');
  if (past < 7 * DAY) return counted(past / DAY, 'day');
  return `on ${new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}`;
}

/**
 * @param {import('../client/connectionState.js').ConnectionState} state
 * @returns {string} one short sentence
 */
export function connectionSentence(state) {
  switch (state.phase) {
    case 'live':
      return 'Live';
    case 'connecting':
      return 'Connecting';
    case 'polling':
      return 'Not live, checked every 15 s';
    case 'reconnecting':
      return 'Connection lost, reconnecting';
    default:
      return CLOSED[state.reason ?? 'left'];
  }
}

const CLOSED = {
  signed_out: 'Signed out',
  banned: 'Ended by an administrator',
  refused: 'The server refused the connection',
  left: 'Not connected',
};

/** @param {number} amount @param {string} unit */
function counted(amount, unit) {
  const whole = Math.floor(amount);
  return `${whole} ${unit}${whole === 1 ? '' : 's'} ago`;
}
