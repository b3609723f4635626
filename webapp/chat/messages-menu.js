import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icons.js';
import { Page } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { store } from '../store.js';
import { conversationRow } from './conversationRow.js';
import { fetchConversations } from './conversations.js';
import { unreadNumber } from './conversationsState.js';
import { counted } from './text.js';

const MOST_SHOWN = 6;

/** The messages in the bar of every page: how many conversations are unread, and the latest of them. */
class MessagesMenu extends Page {
  static slices = /** @type {const} */ (['conversations', 'typing', 'drafts', 'outbox', 'heard', 'session']);

  fetch() {
    fetchConversations();
  }

  #close() {
    /** @type {HTMLElement | null} */ (this.querySelector('[popover]'))?.hidePopover();
  }

  /** @param {MouseEvent} click */
  #onClick(click) {
    if (click.composedPath().some((target) => target instanceof HTMLAnchorElement)) this.#close();
  }

  render() {
    const unread = unreadNumber(store.state.conversations);
    const label = unread > 0 ? `Messages, ${counted(unread, 'unread conversation')}` : 'Messages';
    const { heard } = store.state;
    return html`
      <button class="icon-button bell" popovertarget="messages-menu" aria-label=${label}>
        ${icon('message')}${unread > 0 ? html`<span class="badge" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>` : nothing}
      </button>
      <div id="messages-menu" class="card menu" popover @click=${this.#onClick}>
        <h2>Messages</h2>
        ${this.#latest()}
        <a class="menu-item" href="/messages">${icon('message')}<span>All messages</span></a>
      </div>
      <p class="visually-hidden" role="log" aria-live="polite" aria-label="Arrivals">${repeat([heard], ({ number }) => number, ({ text }) => html`<span>${text}</span>`)}</p>
    `;
  }

  #latest() {
    const { phase, items, problem } = store.state.conversations;
    if (phase === 'failed') return failedState(problem, fetchConversations);
    if (phase === 'loading') return loadingState('messages');
    if (items.length === 0) return emptyState('No conversations yet.');
    return html`<ul>${repeat(items.slice(0, MOST_SHOWN), ({ id }) => id, (conversation) => html`<li>${conversationRow(conversation)}</li>`)}</ul>`;
  }
}

customElements.define('messages-menu', MessagesMenu);
