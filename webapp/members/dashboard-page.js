import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { conversationCard } from '../chat/conversationCard.js';
import { fetchConversations } from '../chat/conversations.js';
import { nameOf } from '../kit/avatar.js';
import { Page } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';
import { memberCard } from './cards.js';
import { listOf } from './listState.js';
import { fetchList } from './lists.js';
import { throttled } from '../kit/throttled.js';

const SECTIONS = [
  { name: 'online', title: 'Online now', empty: 'Nobody else is online just now.' },
  { name: 'connections', title: 'Connections', empty: 'Nobody yet. Ask somebody on their profile.', more: '/connections' },
  { name: 'newest', title: 'New members', empty: 'There are no members yet.', more: '/search' },
  { name: 'favorites', title: 'My Favorites', empty: 'Tap the heart on a card to keep somebody here.', more: '/favorites' },
  { name: 'shortlist', title: 'Shortlist', empty: 'Bookmark a profile to think it over here.', more: '/shortlist' },
  { name: 'views', title: 'Profile Views', empty: 'Nobody looked at your profile yet.' },
  { name: 'suggested', title: 'Suggested', empty: 'Nobody to suggest just now.' },
];

const MESSAGES_SHOWN = 12;

/** Comings and goings gather this long before the list is asked for again. */
const ONLINE_AT_MOST_EVERY_MS = 1_500;

class DashboardPage extends Page {
  static slices = /** @type {const} */ (['lists', 'session', 'conversations']);

  connectedCallback() {
    super.connectedCallback();
    const again = throttled(() => fetchList('online'), ONLINE_AT_MOST_EVERY_MS);
    this.until(lamp.on('user_online', again));
    this.until(lamp.on('user_offline', again));
    this.until(lamp.on('count', again));
    const connected = throttled(() => fetchList('connections'), ONLINE_AT_MOST_EVERY_MS);
    this.until(lamp.on('connection_accepted', connected));
    this.until(lamp.on('connection_removed', connected));
  }

  fetch() {
    for (const { name } of SECTIONS) fetchList(name);
  }

  render() {
    const { me } = store.state.session;
    return html`
      <header class="page-head">
        <h1 tabindex="-1">${greeting(new Date().getHours())}${me ? `, ${nameOf(me)}` : ''}</h1>
      </header>
      ${this.#messages()}
      ${SECTIONS.map((section) => this.#section(section))}
    `;
  }

  #messages() {
    const { phase, items, problem, next } = store.state.conversations;
    return html`<section class="strip" aria-labelledby="section-messages">
      <header>
        <h2 id="section-messages">My Messages</h2>
        ${items.length > 0 ? html`<span class="amount">${items.length}${next ? '+' : ''}</span><a href="/messages">See all<span class="visually-hidden"> of My Messages</span></a>` : nothing}
      </header>
      ${stripOf(phase, problem, fetchConversations, items.slice(0, MESSAGES_SHOWN), 'My Messages', 'Nobody wrote to you yet.', ({ id }) => id, conversationCard)}
    </section>`;
  }

  /** @param {(typeof SECTIONS)[number]} section */
  #section({ name, title, empty, more }) {
    const others = othersIn(name);
    const { next } = listOf(store.state.lists, name);
    return html`<section class="strip" aria-labelledby="section-${name}">
      <header>
        <h2 id="section-${name}">${title}</h2>
        ${others.length > 0 ? html`<span class="amount">${others.length}${next ? '+' : ''}</span>` : nothing}
        ${more && others.length > 0 ? html`<a href=${more}>See all<span class="visually-hidden"> of ${title}</span></a>` : nothing}
      </header>
      ${this.#cards(others, name, title, empty)}
    </section>`;
  }

  /**
   * @param {import('./listState.js').Member[]} others
   * @param {string} name
   * @param {string} title
   * @param {string} empty
   */
  #cards(others, name, title, empty) {
    const { phase, problem } = listOf(store.state.lists, name);
    return stripOf(phase, problem, () => fetchList(name), others, title, empty, ({ username }) => username, memberCard);
  }
}

/**
 * @template T
 * @param {'loading' | 'ready' | 'failed'} phase
 * @param {string} problem
 * @param {() => void} retry
 * @param {T[]} items
 * @param {string} title
 * @param {string} empty
 * @param {(item: T) => string} key
 * @param {(item: T) => unknown} card
 */
function stripOf(phase, problem, retry, items, title, empty, key, card) {
  if (phase === 'failed') return failedState(problem, retry);
  if (items.length > 0) return html`<div class="cards">${repeat(items, key, card)}</div>`;
  return phase === 'ready' ? emptyState(empty) : loadingState(title);
}

/** Nobody looks for oneself. @param {string} name */
function othersIn(name) {
  const { me } = store.state.session;
  return listOf(store.state.lists, name).items.filter(({ username }) => username !== me?.username);
}

/** @param {number} hour */
function greeting(hour) {
  if (hour < 5 || hour >= 18) return 'Good evening';
  return hour < 12 ? 'Good morning' : 'Good afternoon';
}

customElements.define('dashboard-page', DashboardPage);
