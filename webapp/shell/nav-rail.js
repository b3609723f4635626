import { html, nothing } from 'lit';
import { isAdmin } from '../identity/sessionState.js';
import { icon } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { store } from '../store.js';

/** @type {[route: string, label: string, icon: Parameters<typeof icon>[0]][]} */
const PLACES = [
  ['dashboard', 'Dashboard', 'home'],
  ['search', 'Search', 'search'],
  ['favorites', 'Favorites', 'heart'],
  ['shortlist', 'Shortlist', 'bookmark'],
  ['settings', 'Settings', 'settings'],
  ['admin', 'Admin', 'shield'],
];

/** A rail on desks, a bar at the bottom on phones. */
class NavRail extends View {
  static slices = /** @type {const} */ (['route', 'session']);

  render() {
    const { route, session } = store.state;
    const places = PLACES.filter(([name]) => name !== 'admin' || isAdmin(session));
    return html`<nav aria-label="Main">
      ${places.map(
        ([name, label, sign]) => html`<a href="/${name}" aria-current=${name === route.name ? 'page' : nothing}>
          ${icon(sign)}<span>${label}</span>
        </a>`,
      )}
    </nav>`;
  }
}

customElements.define('nav-rail', NavRail);
