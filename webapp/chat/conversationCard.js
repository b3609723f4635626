import { html } from 'lit';
import { avatar } from '../kit/avatar.js';
import { store } from '../store.js';
import { unreadMark } from './conversationRow.js';
import { ownId, pathOf } from './conversations.js';
import { face } from './faces.js';
import { partnerOf, previewOf, titleOf } from './names.js';

/** A conversation as the dashboard's cards show people. @param {import('./conversationsState.js').Conversation} conversation */
export function conversationCard(conversation) {
  const partner = partnerOf(conversation, ownId());
  return html`<article class="member-card card">
    <a href=${pathOf(conversation.id)}>
      ${partner
        ? html`<span class="face">${avatar(partner, 'large')}<lamp-status user=${partner.username} size="20" ring></lamp-status></span>`
        : face(conversation, store.state.session.me)}
      <b class="name"><bdi>${titleOf(conversation, ownId())}</bdi></b>
      <span class="facts"><bdi>${previewOf(conversation, ownId())}</bdi></span>
      ${unreadMark(conversation.unread)}
    </a>
  </article>`;
}
