const DAY = 24 * 60 * 60_000;

/** @param {string} time ISO-8601 @param {number} now milliseconds @returns {string} 'Today', 'Yesterday', 'Monday', 'Monday 3 November' */
export function dayWords(time, now) {
  const days = daysBetween(time, now);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const date = new Date(time);
  if (days > 0 && days < 7) return date.toLocaleDateString('en-GB', { weekday: 'long' });
  const year = date.getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric';
  return date.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year });
}

/** @param {string} time ISO-8601 */
export function clock(time) {
  return new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** The time in a list: today's as a clock, then the day. @param {string} time @param {number} now */
export function briefly(time, now) {
  const days = daysBetween(time, now);
  if (days <= 0) return clock(time);
  if (days === 1) return 'Yesterday';
  const date = new Date(time);
  if (days < 7) return date.toLocaleDateString('en-GB', { weekday: 'short' });
  const year = date.getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric';
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year });
}

/** @param {string} time */
export function fully(time) {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short' });
}

/** Midnights between, by the clock of this device. @param {string} time @param {number} now */
export function daysBetween(time, now) {
  return Math.round((midnight(now) - midnight(Date.parse(time))) / DAY);
}

/** @param {number} time */
function midnight(time) {
  return new Date(time).setHours(0, 0, 0, 0);
}
