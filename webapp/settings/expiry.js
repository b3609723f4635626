const MINUTES = 60_000;

/** When a status clears itself. */
export const EXPIRIES = [
  { name: 'never', label: 'never' },
  { name: 'half_hour', label: 'in 30 minutes' },
  { name: 'hour', label: 'in an hour' },
  { name: 'four_hours', label: 'in four hours' },
  { name: 'today', label: 'at the end of today' },
];

/**
 * @param {string | null} name one of EXPIRIES
 * @param {Date} now
 * @returns {string | null} ISO-8601, or null for never
 */
export function expiryAfter(name, now) {
  const minutes = { half_hour: 30, hour: 60, four_hours: 240 }[name ?? 'never'];
  if (minutes) return new Date(now.getTime() + minutes * MINUTES).toISOString();
  if (name !== 'today') return null;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).toISOString();
}
