import { html } from 'lit';
import { briefly, fully } from '../chat/times.js';
import { avatar } from '../kit/avatar.js';
import { icon } from '../kit/icons.js';
import { markRead, pathOf } from './notifications.js';

/** @type {Record<string, Parameters<typeof icon>[0]>} */
const SIGNS = {
  like: 'heart',
  comment: 'message',
  follow: 'bell',
  message: 'message',
  connection_request: 'people',
  connection_accepted: 'check',
  system: 'megaphone',
};

/** @param {import('./notificationsState.js').Notification} one */
export function notificationRow(one) {
  const { type, message, timestamp, username, avatar_url, read } = one;
  return html`<a class="notification" href=${pathOf(one)} ?data-unread=${!read} @click=${() => markRead(one)}>
    <span class="face" data-type=${type}>
      ${username
        ? html`${avatar({ username, avatar_url: avatar_url ?? `/avatars/${encodeURIComponent(username)}.svg` })}<span class="sign">${icon(SIGNS[type])}</span>`
        : html`<span class="lone">${icon(SIGNS[type])}</span>`}
    </span>
    <span class="what">
      <span class="said"><bdi>${message}</bdi></span>
      <time datetime=${timestamp} title=${fully(timestamp)}>${briefly(timestamp, Date.now())}</time>
    </span>
    ${read ? '' : html`<span class="fresh"><span class="visually-hidden">Unread</span></span>`}
  </a>`;
}
