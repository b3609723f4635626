import { html, nothing } from 'lit';
import { avatar } from '../kit/avatar.js';
import { icon } from '../kit/icons.js';
import { ownId } from './conversations.js';
import { edit, replyTo } from './drafts.js';
import { memberName } from './names.js';
import { forgetUnsent, sendAgain } from './outbox.js';
import { beginning } from './text.js';
import { deleteMessage, sayAt, toggleReaction } from './thread.js';
import { messageIn } from './threadState.js';
import { tickOf, tickWords } from './ticks.js';
import { clock, fully } from './times.js';

/** @typedef {import('./conversationsState.js').Message} Message */
/** @typedef {import('./rows.js').MessageRow} MessageRow */

const EMOJIS = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
const QUOTE_POINTS = 140;

/**
 * What a row needs of the thread it stands in.
 *
 * @typedef {object} Place
 * @property {import('./conversationsState.js').Conversation} conversation
 * @property {import('./threadState.js').Thread} thread
 * @property {string} active the key of the row whose actions show
 * @property {string} flashed the key of the row that was looked for
 * @property {(message_id: string) => void} lookFor
 */

/** @param {MessageRow} row @param {Place} place */
export function messageRow({ key, message, mine, first }, place) {
  const { conversation, thread } = place;
  const isActive = key === place.active;
  const name = memberName(conversation, message.from);
  const foreign = conversation.kind === 'group' && !mine;
  return html`<li class="message" data-key=${key} data-seq=${message.seq} tabindex=${isActive ? 0 : -1}
    ?data-mine=${mine} ?data-first=${first} ?data-flashed=${key === place.flashed}>
    ${foreign ? html`<span class="side">${first ? avatar(memberOf(conversation, message), 'small') : nothing}</span>` : nothing}
    <div class="column">
      ${foreign && first ? html`<b class="who"><bdi>${name}</bdi></b>` : html`<span class="visually-hidden">${mine ? 'You' : name}: </span>`}
      <div class="bubble">
        ${quote(message, place)}
        ${message.deleted ? html`<p class="said gone">Message deleted</p>` : html`<p class="said" dir="auto">${message.content}</p>`}
        ${footer(message, mine, conversation)}
      </div>
      ${reactionChips(message, conversation)}
      ${refusal(message, thread)}
      ${isActive && !message.deleted ? toolbar(message, mine) : nothing}
    </div>
  </li>`;
}

/** @param {import('./rows.js').UnsentRow} row @param {Place} place */
export function unsentRow({ key, unsent, first }, place) {
  const failed = unsent.phase === 'failed';
  return html`<li class="message unsent" data-key=${key} tabindex=${key === place.active ? 0 : -1} data-mine ?data-first=${first} data-phase=${unsent.phase}>
    <div class="column">
      <span class="visually-hidden">You: </span>
      <div class="bubble">
        ${quote(unsent, place)}
        <p class="said" dir="auto">${unsent.content}</p>
        <span class="meta"><time datetime=${unsent.timestamp}>${clock(unsent.timestamp)}</time>
          <span class="tick" role="img" aria-label=${failed ? 'Not sent' : 'Sending'}>${icon(failed ? 'alert' : 'clock')}</span></span>
      </div>
      ${failed ? notSent(unsent) : nothing}
    </div>
  </li>`;
}

/** @param {import('./outboxState.js').Unsent} unsent */
function notSent(unsent) {
  return html`<p class="refusal" role="alert">
    <span><b>Not sent.</b> ${unsent.problem}</span>
    <button class="button small" @click=${() => sendAgain(unsent)}>${icon('refresh')} Send again</button>
    <button class="button small quiet" @click=${() => forgetUnsent(unsent.client_id)}>Discard</button>
  </p>`;
}

/** @param {Message} message @param {boolean} mine @param {Place['conversation']} conversation */
function footer(message, mine, conversation) {
  const { timestamp, edited_at, deleted } = message;
  const tick = tickOf(message, conversation, ownId());
  const words = tickWords(message, conversation, ownId());
  return html`<span class="meta">
    ${edited_at && !deleted ? html`<span title="Edited ${fully(edited_at)}">edited</span>` : nothing}
    <time datetime=${timestamp} title=${fully(timestamp)}>${clock(timestamp)}</time>
    ${mine && !deleted ? html`<span class="tick" data-tick=${tick} role="img" aria-label=${words} title=${words}>${icon(tick === 'sent' ? 'check' : 'checks')}</span>` : nothing}
  </span>`;
}

/** What a message answers to. @param {{reply_to: string | null}} message @param {Place} place */
function quote({ reply_to }, { conversation, thread, lookFor }) {
  if (!reply_to) return nothing;
  const message = messageIn(thread, reply_to);
  const name = message && (message.sender_id === ownId() ? 'You' : memberName(conversation, message.from));
  return html`<button class="quote" @click=${() => lookFor(reply_to)}>
    <b><bdi>${name ?? 'An earlier message'}</bdi></b>
    <span dir="auto">${message ? (message.deleted ? 'Message deleted' : beginning(message.content, QUOTE_POINTS)) : 'Go to it'}</span>
  </button>`;
}

/** @param {Message} message @param {Place['conversation']} conversation */
function reactionChips(message, conversation) {
  if (message.reactions.length === 0) return nothing;
  return html`<div class="reactions">
    ${message.reactions.map(({ emoji, count, user_ids }) => {
      const names = user_ids.map((id) => (id === ownId() ? 'You' : nameOfId(conversation, id))).join(', ');
      return html`<button class="chip" aria-pressed=${user_ids.includes(ownId())} title=${names}
        aria-label="${emoji} ${count}, ${names}" @click=${() => toggleReaction(message, emoji)}>${emoji}<span>${count}</span></button>`;
    })}
  </div>`;
}

/** @param {Message} message @param {Place['thread']} thread */
function refusal(message, thread) {
  const problem = thread.refusals[message.message_id];
  if (!problem) return nothing;
  return html`<p class="refusal" role="alert"><span>${problem}</span>
    <button class="icon-button" aria-label="Dismiss" @click=${() => sayAt(message)}>${icon('close')}</button></p>`;
}

/** @param {Message} message @param {boolean} mine */
function toolbar(message, mine) {
  return html`<div class="tools"><div class="toolbar" role="group" aria-label="Message actions">
    ${EMOJIS.map((emoji) => html`<button class="emoji" aria-label="React with ${emoji}" @click=${() => toggleReaction(message, emoji)}>${emoji}</button>`)}
    ${action('reply', 'Reply', () => replyTo(message))}
    ${mine ? action('edit', 'Edit', () => edit(message)) : nothing}
    ${mine ? action('trash', 'Delete', () => deleteMessage(message)) : nothing}
  </div></div>`;
}

/** @param {Parameters<typeof icon>[0]} sign @param {string} label @param {() => void} work */
function action(sign, label, work) {
  return html`<button class="icon-button" aria-label=${label} title=${label} @click=${work}>${icon(sign)}</button>`;
}

/** @param {Place['conversation']} conversation @param {Message} message */
function memberOf({ members }, { sender_id, from }) {
  return members.find(({ user_id }) => user_id === sender_id) ?? { username: from ?? '?' };
}

/** @param {Place['conversation']} conversation @param {string} userId */
function nameOfId(conversation, userId) {
  const member = conversation.members.find(({ user_id }) => user_id === userId);
  return memberName(conversation, member?.username ?? 'Somebody');
}
