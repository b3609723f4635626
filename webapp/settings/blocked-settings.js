import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { avatar, nameOf } from '../kit/avatar.js';
import { Page } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { profilePath } from '../members/cards.js';
import { listOf } from '../members/listState.js';
import { fetchList, toggle } from '../members/lists.js';
import { store } from '../store.js';

class BlockedSettings extends Page {
  static slices = /** @type {const} */ (['lists']);

  fetch() {
    fetchList('blocks');
  }

  render() {
    return html`<h2>Blocked people</h2>
      <p class="hint">They always see you as offline.</p>
      ${this.#people()}`;
  }

  #people() {
    const { phase, items, problem } = listOf(store.state.lists, 'blocks');
    if (phase === 'failed') return failedState(problem, () => this.fetch());
    if (items.length > 0) return repeat(items, ({ username }) => username, blockedRow);
    return phase === 'ready' ? emptyState('You have blocked nobody.') : loadingState('blocked people');
  }
}

/** @param {import('../members/listState.js').Member} member */
function blockedRow(member) {
  return html`<div class="blocked">
    <a href=${profilePath(member)}>${avatar(member, 'small')} ${nameOf(member)}</a>
    <button class="button small" aria-label="Unblock ${nameOf(member)}" @click=${() => toggle('blocks', member)}>
      Unblock
    </button>
  </div>`;
}

customElements.define('blocked-settings', BlockedSettings);
