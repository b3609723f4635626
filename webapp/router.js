import { store } from './store.js';

/**
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
  ['/favorites', 'favorites'],
  ['/shortlist', 'shortlist'],
  ['/settings', 'settings'],
  ['/admin', 'admin'],
];

/**
 * @param {string} path
 * @returns {Route}
 */
export function routeOf(path) {
  const parts = path.split('/').filter(Boolean);
  for (const [pattern, name] of PATHS) {
    const params = match(pattern.split('/').filter(Boolean), parts);
    if (params) return { name, params };
  }
  return { name: 'missing', params: {} };
}

/** @param {string} path @param {{replace?: boolean}} [options] */
export function goTo(path, { replace = false } = {}) {
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  arrive();
  if (!replace) scrollTo(0, 0);
}

/** Follows links and the back button without loading the page anew. */
export function startRouter() {
  addEventListener('popstate', arrive);
  document.addEventListener('click', followLink);
  arrive();
}

function arrive() {
  store.apply('route', () => routeOf(location.pathname));
}

/** @param {MouseEvent} click */
function followLink(click) {
  if (click.defaultPrevented || click.button !== 0) return;
  if (click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
  const link = click.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (!link || link.target || link.origin !== location.origin || link.hasAttribute('download')) return;
  click.preventDefault();
  goTo(link.pathname + link.search);
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
