import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dayWords } from '../chat/times.js';
import { icon } from '../kit/icons.js';
import { Page } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { store } from '../store.js';
import { notificationRow } from './notificationRow.js';
import { fetchNotifications, fetchOlder, markAllRead } from './notifications.js';

/** @typedef {import('./notificationsState.js').Notification} Notification */

/** All that the user was told, by days. */
class NotificationsPage extends Page {
  static slices = /** @type {const} */ (['told']);

  fetch() {
    fetchNotifications();
  }

  render() {
    const { unread, next } = store.state.told;
    return html`
      <header class="page-head">
        <h1 tabindex="-1">Notifications</h1>
        ${unread > 0 ? html`<button class="button" @click=${markAllRead}>${icon('checks')} Read all</button>` : nothing}
        <a class="icon-button" href="/settings" title="Choose what you are told" aria-label="Choose what you are told">${icon('settings')}</a>
      </header>
      <p class="visually-hidden" role="status">${unread > 0 ? `${unread} unread` : ''}</p>
      ${this.#days()}
      ${next ? html`<button class="button more" @click=${fetchOlder}>Load more</button>` : nothing}
    `;
  }

  #days() {
    const { phase, items, problem } = store.state.told;
    if (phase === 'failed') return failedState(problem, fetchNotifications);
    if (phase === 'loading') return loadingState('notifications');
    if (items.length === 0) return emptyState('Nothing yet. Likes, comments, followers and requests appear here as they happen.');
    return byDays(items).map(
      ([day, ofDay]) => html`<section class="told">
        <h2>${day}</h2>
        <ul class="card">${repeat(ofDay, ({ id }) => id, (one) => html`<li>${notificationRow(one)}</li>`)}</ul>
      </section>`,
    );
  }
}

/** @param {Notification[]} items @returns {[string, Notification[]][]} */
function byDays(items) {
  /** @type {Map<string, Notification[]>} */
  const days = new Map();
  for (const one of items) {
    const day = dayWords(one.timestamp, Date.now());
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return [...days];
}

customElements.define('notifications-page', NotificationsPage);
