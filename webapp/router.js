import { routeOf } from './routes.js';
import { store } from './store.js';

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
  if (!link || link.target || link.origin !== location.origin) return;
  if (link.hash && link.pathname === location.pathname) return;
  click.preventDefault();
  goTo(link.pathname + link.search);
}
