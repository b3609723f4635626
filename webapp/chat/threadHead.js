import { html, nothing } from 'lit';
import '../calls/call-button.js';
import { icon } from '../kit/icons.js';
import { profilePath } from '../members/cards.js';
import '../presence/presence-note.js';
import { store } from '../store.js';
import { mute, ownId } from './conversations.js';
import { face } from './faces.js';
import { showGroup } from './group-dialog.js';
import { memberName, partnerOf, titleOf } from './names.js';
import { counted } from './text.js';
import { typingSentence, typistsIn } from './typingState.js';

/** Who one talks with, and how they are. @param {import('./conversationsState.js').Conversation} conversation */
export function threadHead(conversation) {
  const partner = partnerOf(conversation, ownId());
  const title = html`<bdi>${titleOf(conversation, ownId())}</bdi>`;
  const { muted } = conversation;
  return html`<header class="thread-head">
    <a class="icon-button back" href="/messages" aria-label="Back to all conversations">${icon('back')}</a>
    ${face(conversation, store.state.session.me)}
    <div class="what">
      <h2 tabindex="-1">${partner ? html`<a href=${profilePath(partner)}>${title}</a>` : title}</h2>
      ${subline(conversation, partner)}
    </div>
    ${partner ? html`<call-button .partner=${partner} compact></call-button>` : nothing}
    ${conversation.kind === 'group'
      ? html`<button class="icon-button" aria-label="Members and name of this group" title="Group"
          @click=${() => showGroup(conversation.id)}>${icon('people')}</button>`
      : nothing}
    <button class="icon-button toggle" aria-pressed=${muted} aria-label="Mute this conversation" title=${muted ? 'Muted' : 'Mute'}
      @click=${() => mute(conversation.id, !muted)}>${icon(muted ? 'mute' : 'bell')}</button>
  </header>`;
}

/** Who types, else the status of the other one, else who belongs to it. @param {import('./conversationsState.js').Conversation} conversation @param {{username: string} | undefined} partner */
function subline(conversation, partner) {
  const typists = typistsIn(store.state.typing, conversation.id).map(({ name }) => memberName(conversation, name));
  if (typists.length > 0) return html`<p class="presence typing">${partner ? 'typing…' : typingSentence(typists)}</p>`;
  if (partner) return html`<presence-note user=${partner.username}></presence-note>`;
  return conversation.kind === 'group' ? html`<p class="presence">${counted(conversation.member_count, 'member')}</p>` : nothing;
}
