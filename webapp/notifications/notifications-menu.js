import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icons.js';
import { Page } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { store } from '../store.js';
import { notificationRow } from './notificationRow.js';
import { fetchNotifications, markAllRead } from './notifications.js';

const MOST_SHOWN = 6;

/** The bell in the bar of every page: how many are unread, and the latest. */
class NotificationsMenu extends Page {
  static slices = /** @type {const} */ (['told']);

  fetch() {
    fetchNotifications();
  }

  /** @param {MouseEvent} click */
  #onClick(click) {
    const isLink = click.composedPath().some((target) => target instanceof HTMLAnchorElement);
    if (isLink) /** @type {HTMLElement | null} */ (this.querySelector('[popover]'))?.hidePopover();
  }

  render() {
    const { unread } = store.state.told;
    return html`
      <button class="icon-button ringer" popovertarget="notifications-menu"
        aria-label=${unread > 0 ? `Notifications, ${unread} unread` : 'Notifications'}>
        ${icon('bell')}${unread > 0 ? html`<span class="badge" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>` : nothing}
      </button>
      <div id="notifications-menu" class="card menu" popover @click=${this.#onClick}>
        <div class="menu-title">
          <h2>Notifications</h2>
          ${unread > 0 ? html`<button class="button small" @click=${markAllRead}>${icon('checks')} Read all</button>` : nothing}
        </div>
        ${this.#latest()}
        <a class="menu-item" href="/notifications">${icon('bell')}<span>All notifications</span></a>
      </div>
    `;
  }

  #latest() {
    const { phase, items, problem } = store.state.told;
    if (phase === 'failed') return failedState(problem, fetchNotifications);
    if (phase === 'loading') return loadingState('notifications');
    if (items.length === 0) return emptyState('Nothing yet. You will see here what concerns you.');
    return html`<ul>${repeat(items.slice(0, MOST_SHOWN), ({ id }) => id, (one) => html`<li>${notificationRow(one)}</li>`)}</ul>`;
  }
}

customElements.define('notifications-menu', NotificationsMenu);
