import { html, nothing } from 'lit';
import { isAdmin } from '../identity/sessionState.js';
import { startSession } from '../identity/session.js';
import { failedState, loadingState } from '../kit/states.js';
import { View } from '../kit/page.js';
import { lamp } from '../lamp.js';
import { goTo } from '../router.js';
import { store } from '../store.js';
import { PAGES } from './pages.js';

/** The frame around every page: bar, rail, and the page that the route names. */
class AppShell extends View {
  static slices = /** @type {const} */ (['route', 'session']);
  static properties = { ready: { state: true } };

  /** The routes whose code has come. @type {Set<string>} */
  #come = new Set();
  /** The routes whose code did not come. @type {Set<string>} */
  #missed = new Set();
  #shown = '';

  connectedCallback() {
    this.replaceChildren(); // what index.html showed until now
    super.connectedCallback();
    this.until(lamp.on('connected', () => this.#missed.forEach((name) => this.#load(name))));
  }

  willUpdate() {
    const { session, route } = store.state;
    if (session.phase === 'signed_out' && !PAGES[route.name].open) leaveForLogin();
    if (session.phase === 'signed_in' && PAGES[route.name].open) goTo(afterLogin(), { replace: true });
  }

  updated() {
    const { name, params } = store.state.route;
    const page = JSON.stringify([name, params]);
    if (page === this.#shown || !this.#come.has(name)) return;
    const isFirst = this.#shown === '';
    this.#shown = page;
    document.title = `${PAGES[name].title} · Lamplighter`;
    if (!isFirst && !PAGES[name].focusesItself?.(params)) this.#focusHeading();
  }

  /** A new page is read from its heading on. */
  async #focusHeading() {
    await new Promise(requestAnimationFrame);
    const heading = /** @type {HTMLElement | null} */ (this.querySelector('main h1'));
    heading?.focus({ preventScroll: true });
  }

  render() {
    const { session, route } = store.state;
    if (session.phase === 'starting') return html`<main class="alone">${loadingState('Lamplighter')}</main>`;
    if (session.phase === 'unreachable') {
      return html`<main class="alone">${failedState('The server did not answer.', () => startSession())}</main>`;
    }
    if (session.phase === 'signed_out') return html`<main class="alone">${this.#page(route)}</main>`;
    return html`
      <a class="skip" href="#main">Skip to the content</a>
      <top-bar></top-bar>
      <nav-rail></nav-rail>
      <main id="main" tabindex="-1">${this.#page(route)}</main>
    `;
  }

  /** @param {import('../routes.js').Route} route */
  #page({ name, params }) {
    const page = PAGES[name];
    if (page.admin && !isAdmin(store.state.session)) return PAGES.missing.show({});
    if (this.#come.has(name)) return page.show(params);
    if (this.#missed.has(name)) return failedState('This page could not be loaded.', () => this.#loadAgain(name));
    this.#load(name);
    return nothing;
  }

  /** @param {string} name @returns {Promise<boolean>} whether it came */
  async #load(name) {
    const came = await PAGES[name].load().then(() => true, () => false);
    if (came) this.#missed.delete(name);
    (came ? this.#come : this.#missed).add(name);
    this.requestUpdate();
    return came;
  }

  /** Where a browser keeps the failure as long as the page, only a new page helps. @param {string} name */
  async #loadAgain(name) {
    const came = await this.#load(name);
    if (!came && lamp.connection.phase === 'live') location.reload();
  }
}

function leaveForLogin() {
  const here = location.pathname + location.search;
  goTo(here === '/' || here === '/dashboard' ? '/login' : `/login?next=${encodeURIComponent(here)}`, {
    replace: true,
  });
}

/** Only a path of ours: a link must not carry anybody to another site after the sign-in. */
export function afterLogin() {
  const next = new URLSearchParams(location.search).get('next') ?? '';
  return /^\/(?![/\\])/.test(next) ? next : '/dashboard';
}

customElements.define('app-shell', AppShell);
