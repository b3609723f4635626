import { html, nothing } from 'lit';
import { icon } from '../kit/icons.js';
import { store } from '../store.js';
import { ownId, pathOf } from './conversations.js';
import { draftOf } from './draftsState.js';
import { face } from './faces.js';
import { memberName, previewOf, titleOf } from './names.js';
import { unsentIn } from './outboxState.js';
import { briefly, fully } from './times.js';
import { typingSentence, typistsIn } from './typingState.js';

/** @typedef {import('./conversationsState.js').Conversation} Conversation */

/** @param {Conversation} conversation @param {boolean} [isOpen] */
export function conversationRow(conversation, isOpen = false) {
  const { id, unread, muted, last_message } = conversation;
  const time = last_message?.timestamp ?? conversation.changed_at;
  return html`<a class="conversation" href=${pathOf(id)} aria-current=${isOpen ? 'page' : nothing} ?data-unread=${unread > 0}>
    ${face(conversation, store.state.session.me)}
    <span class="what">
      <span class="line"><b class="name"><bdi>${titleOf(conversation, ownId())}</bdi></b>
        ${muted ? html`<span class="muted" role="img" aria-label="Muted">${icon('mute')}</span>` : nothing}
        <time datetime=${time} title=${fully(time)}>${briefly(time, Date.now())}</time></span>
      <span class="line">${preview(conversation)}${unreadMark(unread)}</span>
    </span>
  </a>`;
}

/** Who types, else what was not sent, else what is being written, else what was said last. @param {Conversation} conversation */
function preview(conversation) {
  const { drafts, outbox, typing } = store.state;
  const typists = typistsIn(typing, conversation.id).map(({ name }) => memberName(conversation, name));
  if (typists.length > 0) {
    const words = conversation.kind === 'direct' ? 'typing…' : typingSentence(typists);
    return html`<span class="said typing">${words}</span>`;
  }
  if (unsentIn(outbox, conversation.id).some(({ phase }) => phase === 'failed')) {
    return html`<span class="said not-sent">Not sent</span>`;
  }
  const { text } = draftOf(drafts, conversation.id);
  if (text) return html`<span class="said"><span class="draft">Draft:</span> <bdi>${text.slice(0, 120)}</bdi></span>`;
  return html`<span class="said"><bdi>${previewOf(conversation, ownId())}</bdi></span>`;
}

/** @param {number} unread */
export function unreadMark(unread) {
  if (unread === 0) return nothing;
  return html`<span class="unread"><span aria-hidden="true">${unread > 99 ? '99+' : unread}</span><span class="visually-hidden"
    >${unread} unread</span></span>`;
}
