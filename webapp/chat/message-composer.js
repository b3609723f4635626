import { html, nothing } from 'lit';
import { Problem } from '../client/problem.js';
import { icon } from '../kit/icons.js';
import { hasMouse } from '../kit/media.js';
import { View } from '../kit/page.js';
import { store } from '../store.js';
import { ownId } from './conversations.js';
import { cancel, editLast, submit, type } from './drafts.js';
import { draftOf, textOf } from './draftsState.js';
import { memberName, titleOf } from './names.js';
import { beginning, isTooLong, roomSentence, tidy } from './text.js';
import { messageIn, threadOf } from './threadState.js';

const QUOTE_POINTS = 100;

/** Where one writes. Enter sends; with a keyboard on the screen it breaks the line, since that has no Shift+Enter. */
class MessageComposer extends View {
  static slices = /** @type {const} */ (['drafts', 'threads']);
  static properties = { conversation: { attribute: false }, problem: { state: true } };

  constructor() {
    super();
    this.conversation = /** @type {import('./conversationsState.js').Conversation} */ (/** @type {unknown} */ (null));
    this.problem = '';
  }

  #draft() {
    return draftOf(store.state.drafts, this.conversation.id);
  }

  #field() {
    return /** @type {HTMLTextAreaElement | null} */ (this.querySelector('textarea'));
  }

  /** @param {Map<string, unknown>} _ */
  updated(_) {
    const field = this.#field();
    if (!field) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
    this.#followMode(field);
  }

  #mode = '';

  /** Whoever starts to answer or to edit goes on by writing. @param {HTMLTextAreaElement} field */
  #followMode(field) {
    const { edit, reply_to } = this.#draft();
    const mode = edit ? `edit ${edit.message_id}` : `reply ${reply_to}`;
    if (mode === this.#mode) return;
    const isFirst = this.#mode === '';
    this.#mode = mode;
    this.problem = '';
    if (isFirst) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  /** @param {Event} input */
  #typed(input) {
    this.problem = '';
    type(this.conversation.id, /** @type {HTMLTextAreaElement} */ (input.target).value);
  }

  /** @param {KeyboardEvent} key */
  #onKey(key) {
    const { id } = this.conversation;
    const { edit, reply_to } = this.#draft();
    if (key.isComposing) return;
    if (key.key === 'Enter' && !key.shiftKey && hasMouse()) this.#send(key);
    else if (key.key === 'Escape' && (edit || reply_to)) cancel(id);
    else if (key.key === 'ArrowUp' && this.#field()?.value === '') editLast(id);
    else return;
    key.preventDefault();
  }

  /** @param {Event} event */
  async #send(event) {
    event.preventDefault();
    try {
      await submit(this.conversation.id);
    } catch (thrown) {
      this.problem = Problem.of(thrown).message;
    }
  }

  render() {
    const draft = this.#draft();
    const text = textOf(draft);
    const note = this.problem || roomSentence(text);
    const bad = this.problem !== '' || isTooLong(text);
    const label = `Message to ${titleOf(this.conversation, ownId())}`;
    return html`<form class="composer" @submit=${this.#send}>
      ${this.#banner(draft)}
      <div class="write">
        <label class="visually-hidden" for="message-field">${label}</label>
        <textarea id="message-field" rows="1" dir="auto" placeholder="Write a message" .value=${text} autocomplete="off"
          aria-invalid=${bad || nothing} aria-describedby="message-note" @input=${this.#typed} @keydown=${this.#onKey}></textarea>
        <button class="icon-button send" aria-label=${draft.edit ? 'Save' : 'Send'} title=${draft.edit ? 'Save' : 'Send'}
          ?disabled=${tidy(text) === '' || isTooLong(tidy(text))}>${icon(draft.edit ? 'check' : 'send')}</button>
      </div>
      <p class="note" id="message-note" role="status" ?data-bad=${bad}>${note}</p>
    </form>`;
  }

  /** What is being edited, or answered to. @param {import('./draftsState.js').Draft} draft */
  #banner({ edit, reply_to }) {
    const message_id = edit?.message_id ?? reply_to;
    if (!message_id) return nothing;
    const message = messageIn(threadOf(store.state.threads, this.conversation.id), message_id);
    const name = message?.sender_id === ownId() ? 'yourself' : memberName(this.conversation, message?.from ?? null);
    return html`<div class="about">
      ${icon(edit ? 'edit' : 'reply')}
      <span><b>${edit ? 'Edit your message' : html`Reply to <bdi>${message ? name : 'an earlier message'}</bdi>`}</b>
        <span class="quoted" dir="auto">${message ? beginning(message.content, QUOTE_POINTS) : ''}</span></span>
      <button class="icon-button" type="button" aria-label=${edit ? 'Cancel the edit' : 'Cancel the reply'} @click=${() => cancel(this.conversation.id)}>${icon('close')}</button>
    </div>`;
  }
}

customElements.define('message-composer', MessageComposer);
