import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { store } from '../store.js';
import { dismissBroadcast, dismissToast } from './notices.js';

/** Broadcasts and toasts, in live regions that stand in the page from its start. */
class NoticeBoard extends View {
  static slices = /** @type {const} */ (['notices']);

  render() {
    const { toasts, broadcasts } = store.state.notices;
    return html`
      <div class="broadcasts" role="status">${repeat(broadcasts, ({ id }) => id, broadcastBanner)}</div>
      <div class="toasts" role="status">${repeat(toasts, ({ id }) => id, toastCard)}</div>
    `;
  }
}

/** @param {import('./noticesState.js').Broadcast} broadcast */
function broadcastBanner({ id, message }) {
  return html`<div class="broadcast">
    ${icon('megaphone')}
    <p><b>Announcement</b> ${message}</p>
    <button class="icon-button" aria-label="Dismiss the announcement" @click=${() => dismissBroadcast(id)}>
      ${icon('close')}
    </button>
  </div>`;
}

const SIGNS = /** @type {const} */ ({ done: 'check', failed: 'alert', news: 'bell' });

/** @param {import('./noticesState.js').Toast} toast */
function toastCard({ id, kind, text, href }) {
  return html`<div class="toast" data-kind=${kind}>
    ${icon(SIGNS[kind])}
    <p>${href ? html`<a href=${href} @click=${() => dismissToast(id)}>${text}</a>` : text}</p>
    <button class="icon-button" aria-label="Dismiss" @click=${() => dismissToast(id)}>${icon('close')}</button>
  </div>`;
}

customElements.define('notice-board', NoticeBoard);
