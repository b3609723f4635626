import { html, nothing } from 'lit';
import { isAdmin } from '../identity/sessionState.js';
import { icon } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { store } from '../store.js';

/** @type {[route: string, label: string, icon: Parameters<typeof icon>[0]][]} */
const PLACES = [
  ['dashboard', 'Dashboard', 'home'],
  ['search', 'Search', 'search'],
  ['feed', 'Feed', 'feed'],
  ['messages', 'Messages', 'message'],
  ['connections', 'Connections', 'people'],
  ['favorites', 'Favorites', 'heart'],
  ['shortlist', 'Shortlist', 'bookmark'],
  ['settings', 'Settings', 'settings'],
  ['admin', 'Admin', 'shield'],
];

/** Not in the bar of a phone, which holds six: the dashboard and the own menu lead there. */
const SPARE = new Set(['favorites', 'shortlist', 'settings']);

/** A rail on desks, a bar at the bottom on phones. */
class NavRail extends View {
  static slices = /** @type {const} */ (['route', 'session', 'connections']);

  render() {
    const { route, session } = store.state;
    const places = PLACES.filter(([name]) => name !== 'admin' || isAdmin(session));
    return html`<nav aria-label="Main">
      ${places.map(
        ([name, label, sign]) => html`<a href="/${name}" aria-current=${name === route.name ? 'page' : nothing}
          ?data-spare=${SPARE.has(name)}>
          ${icon(sign)}<span>${label}</span>${name === 'connections' ? waiting() : nothing}
        </a>`,
      )}
    </nav>`;
  }
}

/** Requests that wait for an answer. */
function waiting() {
  const { count } = store.state.connections;
  if (count === 0) return nothing;
  return html`<span class="badge">${count > 99 ? '99+' : count}<span class="visually-hidden"> waiting</span></span>`;
}

customElements.define('nav-rail', NavRail);
