import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icons.js';
import { Page } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { store } from '../store.js';
import { memberRow } from './cards.js';
import { listOf } from './listState.js';
import { fetchList, fetchMore } from './lists.js';
import { debounced } from '../kit/throttled.js';

const QUIET_MS = 200;

class SearchPage extends Page {
  static slices = /** @type {const} */ (['lists', 'route']);

  #searchSoon = debounced((/** @type {string} */ q) => {
    history.replaceState(null, '', q ? `/search?q=${encodeURIComponent(q)}` : '/search');
    fetchList('search', q);
  }, QUIET_MS);

  fetch() {
    fetchList('search', queryInPath());
    fetchList('favorites');
    fetchList('shortlist');
  }

  /** @param {InputEvent} input */
  #typed(input) {
    this.#searchSoon(/** @type {HTMLInputElement} */ (input.target).value.trim());
  }

  render() {
    const list = listOf(store.state.lists, 'search');
    return html`
      <header class="page-head"><h1 tabindex="-1">Search</h1></header>
      <search class="search-box">
        <label for="search-field" class="visually-hidden">Name, town or username</label>
        ${icon('search')}
        <input id="search-field" type="search" placeholder="Name, town or username" autocomplete="off"
          maxlength="100" value=${queryInPath()} @input=${this.#typed} />
      </search>
      <p class="visually-hidden" role="status">${amountFound(list)}</p>
      ${this.#results(list)}
    `;
  }

  /** @param {import('./listState.js').MemberList} list */
  #results(list) {
    if (list.phase === 'failed') return failedState(list.problem, () => this.fetch());
    if (list.items.length === 0) {
      return list.phase === 'ready' ? emptyState(`Nobody found for “${list.key}”.`) : loadingState('members');
    }
    return html`
      <div class="rows card" ?data-stale=${list.phase === 'loading'}>
        ${repeat(list.items, ({ username }) => username, memberRow)}
      </div>
      ${list.next ? this.#moreButton(list) : nothing}
    `;
  }

  /** @param {import('./listState.js').MemberList} list */
  #moreButton({ extending }) {
    return html`<button class="button more" ?disabled=${extending} @click=${() => fetchMore('search')}>
      ${extending ? 'Loading more' : 'Load more'}
    </button>`;
  }
}

/** @param {import('./listState.js').MemberList} list */
function amountFound({ phase, items, next }) {
  return phase === 'ready' ? `${items.length}${next ? ' or more' : ''} found` : '';
}

function queryInPath() {
  return new URLSearchParams(location.search).get('q') ?? '';
}

customElements.define('search-page', SearchPage);
