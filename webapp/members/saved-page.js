import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Page } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { store } from '../store.js';
import { memberCard } from './cards.js';
import { listOf } from './listState.js';
import { fetchList } from './lists.js';

/** @type {Record<string, {title: string, empty: string}>} */
const WORDS = {
  favorites: { title: 'Favorites', empty: 'Nobody is here yet. Tap the heart on a card to keep somebody.' },
  shortlist: { title: 'Shortlist', empty: 'Nobody is here yet. Bookmark a profile to think it over.' },
};

/** The members somebody kept: `name` is 'favorites' or 'shortlist'. */
class SavedPage extends Page {
  static slices = /** @type {const} */ (['lists']);
  static properties = { name: {} };

  constructor() {
    super();
    this.name = 'favorites';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('name') && this.hasUpdated) this.fetch();
  }

  fetch() {
    fetchList('favorites');
    fetchList('shortlist');
  }

  render() {
    const { title, empty } = WORDS[this.name];
    return html`<header class="page-head"><h1 tabindex="-1">${title}</h1></header>
      ${this.#members(empty)}`;
  }

  /** @param {string} empty */
  #members(empty) {
    const { phase, items, problem } = listOf(store.state.lists, this.name);
    if (phase === 'failed') return failedState(problem, () => this.fetch());
    if (items.length > 0) {
      return html`<div class="cards grid">${repeat(items, ({ username }) => username, memberCard)}</div>`;
    }
    if (phase === 'loading') return loadingState('members');
    return emptyState(empty, html`<a class="button" href="/search">Find people</a>`);
  }
}

customElements.define('saved-page', SavedPage);
