/**
 * Which page a path names. Pure.
 *
 * @typedef {{name: string, params: Record<string, string>}} Route
 */

/** @type {[pattern: string, name: string][]} */
const PATHS = [
  ['/', 'dashboard'],
  ['/dashboard', 'dashboard'],
  ['/login', 'login'],
  ['/register', 'register'],
  ['/search', 'search'],
  ['/profile/:username', 'profile'],
  ['/messages', 'messages'],
  ['/messages/:id', 'messages'],
  ['/feed', 'feed'],
  ['/feed/:id', 'post'],
  ['/notifications', 'notifications'],
  ['/connections', 'connections'],
  ['/connections/:tab', 'connections'],
  ['/favorites', 'favorites'],
  ['/shortlist', 'shortlist'],
  ['/settings', 'settings'],
  ['/admin', 'admin'],
];

/**
 * @param {string} path such as /profile/asha
 * @returns {Route} `missing` when no page has that path
 */
export function routeOf(path) {
  const parts = path.split('/').filter(Boolean);
  for (const [pattern, name] of PATHS) {
    const params = match(pattern.split('/').filter(Boolean), parts);
    if (params) return { name, params };
  }
  return { name: 'missing', params: {} };
}

/** @param {string[]} pattern @param {string[]} parts @returns {Record<string, string> | null} */
function match(pattern, parts) {
  if (pattern.length !== parts.length) return null;
  /** @type {Record<string, string>} */
  const params = {};
  for (const [index, expected] of pattern.entries()) {
    if (expected.startsWith(':')) params[expected.slice(1)] = decoded(parts[index]);
    else if (expected !== parts[index]) return null;
  }
  return params;
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
