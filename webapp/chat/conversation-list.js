import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { store } from '../store.js';
import { conversationRow } from './conversationRow.js';
import { fetchConversations, fetchMoreConversations, ownId } from './conversations.js';
import { foundList } from './foundList.js';
import { titleOf } from './names.js';
import { writeNew } from './people-dialog.js';
import { searchMessages } from './search.js';

/** All conversations, and the search in them. */
class ConversationList extends View {
  static slices = /** @type {const} */ (['conversations', 'typing', 'drafts', 'outbox', 'found', 'route', 'session']);

  disconnectedCallback() {
    super.disconnectedCallback();
    searchMessages('');
  }

  /** @param {Event} input */
  #typed(input) {
    searchMessages(/** @type {HTMLInputElement} */ (input.target).value.trim());
  }

  render() {
    return html`
      <header class="page-head">
        <h1 tabindex="-1">Messages</h1>
        <button class="icon-button" aria-label="New message" title="New message" @click=${writeNew}>${icon('compose')}</button>
      </header>
      <search class="search-box">
        <label for="message-search" class="visually-hidden">Search in your conversations</label>
        ${icon('search')}
        <input id="message-search" type="search" placeholder="Search" autocomplete="off" maxlength="100" @input=${this.#typed} />
      </search>
      <div class="list">${store.state.found.phase === 'none' ? this.#conversations() : this.#results()}</div>
    `;
  }

  #conversations() {
    const { phase, items, problem, next, extending } = store.state.conversations;
    if (phase === 'failed') return failedState(problem, fetchConversations);
    if (phase === 'loading') return loadingState('conversations');
    if (items.length === 0) {
      return emptyState('No conversations yet.', html`<button class="button" @click=${writeNew}>${icon('compose')} Write to somebody</button>`);
    }
    return html`${rows(items)}
    ${next ? html`<button class="button small more" ?disabled=${extending} @click=${fetchMoreConversations}>${extending ? 'Loading more' : 'Load more'}</button>` : nothing}`;
  }

  #results() {
    const { query } = store.state.found;
    const named = store.state.conversations.items.filter((conversation) =>
      titleOf(conversation, ownId()).toLocaleLowerCase().includes(query.toLocaleLowerCase()),
    );
    return html`${named.length > 0 ? html`<h2>Conversations</h2>${rows(named)}` : nothing}
      <h2>Messages</h2>${foundList(store.state.found)}`;
  }
}

/** @param {import('./conversationsState.js').Conversation[]} items */
function rows(items) {
  const open = store.state.route.params.id;
  return html`<ul>
    ${repeat(items, ({ id }) => id, (conversation) => html`<li>${conversationRow(conversation, conversation.id === open)}</li>`)}
  </ul>`;
}

customElements.define('conversation-list', ConversationList);
