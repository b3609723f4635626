import { html } from 'lit';
import { avatar } from '../kit/avatar.js';
import { othersIn } from './conversationsState.js';
import { partnerOf } from './names.js';

/** @typedef {import('./conversationsState.js').Conversation} Conversation */

/** The picture of a conversation: the other one with their bulb, or two of a group. @param {Conversation} conversation @param {import('../identity/sessionState.js').Me | null} me @param {'small' | 'medium'} [size] */
export function face(conversation, me, size = 'medium') {
  const partner = partnerOf(conversation, me?.user_id ?? '');
  if (partner) {
    return html`<span class="face">${avatar(partner, size)}<lamp-status user=${partner.username} size="12" ring></lamp-status></span>`;
  }
  const shown = othersIn(conversation, me?.user_id ?? '').slice(0, 2);
  if (shown.length < 2) return html`<span class="face">${avatar(shown[0] ?? me ?? { username: '?' }, size)}</span>`;
  return html`<span class="face pair" data-size=${size}>${shown.map((member) => avatar(member, 'small'))}</span>`;
}
