import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ago } from '../elements/words.js';
import '../presence/status-bulb.js';
import { emptyState } from '../kit/states.js';
import { disconnect } from './roster.js';

/** @param {import('./rosterState.js').OnlineUser[]} users */
export function rosterTable(users) {
  if (users.length === 0) return emptyState('Nobody is online just now.');
  return html`<div class="table-scroll" tabindex="0" role="region" aria-labelledby="roster-title">
    <table>
      <thead>
        <tr>
          <th scope="col">User</th>
          <th scope="col">Status</th>
          <th scope="col">Sessions</th>
          <th scope="col">Online since</th>
          <th scope="col"><span class="visually-hidden">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(users, ({ username }) => username, rosterRow)}
      </tbody>
    </table>
  </div>`;
}

/** @param {import('./rosterState.js').OnlineUser} user */
function rosterRow({ username, status, sessions, nodes, since }) {
  return html`<tr>
    <th scope="row"><a href="/profile/${encodeURIComponent(username)}">${username}</a></th>
    <td><span class="with-bulb"><status-bulb status=${status} size="12"></status-bulb> ${status}</span></td>
    <td>${sessions}<span class="unit"> ${sessions === 1 ? 'session' : 'sessions'}</span>${nodes.length > 1 ? html` <small>on ${nodes.join(', ')}</small>` : nothing}</td>
    <td>${since ? html`<time datetime=${since}>${ago(since, Date.now())}</time>` : 'not connected'}</td>
    <td>
      <button class="button small" aria-label="Disconnect ${username}" @click=${() => disconnect(username)}>
        Disconnect
      </button>
    </td>
  </tr>`;
}
