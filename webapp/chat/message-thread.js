import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icons.js';
import { hasMouse } from '../kit/media.js';
import { View } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { lamp } from '../lamp.js';
import { goTo } from '../router.js';
import { store } from '../store.js';
import { conversationOf, ownId, pathOf } from './conversations.js';
import './message-composer.js';
import { messageRow, unsentRow } from './messageRow.js';
import { memberName } from './names.js';
import { unsentIn } from './outboxState.js';
import { markRead } from './reading.js';
import { rowsOf } from './rows.js';
import { ScrollKeeper } from './scrollKeeper.js';
import { extendThread, openThread } from './thread.js';
import { threadHead } from './threadHead.js';
import { messageIn, threadOf } from './threadState.js';
import { typingSentence, typistsIn } from './typingState.js';

const FLASH_MS = 1_600;
const ROW_KEYS = ['ArrowUp', 'ArrowDown', 'Home', 'End'];

/** @typedef {import('./rows.js').Row} Row */

/** One conversation. What it shows counts as read while it is in sight, in focus, and at its end. */
class MessageThread extends View {
  static slices = /** @type {const} */ (['threads', 'conversations', 'outbox', 'typing', 'route', 'session']);
  static properties = {
    conversation: { attribute: false },
    active: { state: true },
    flashed: { state: true },
    isAway: { state: true },
  };

  /** @type {ScrollKeeper | undefined} */
  #keeper;
  /** The `seq` that the address asks for, and has not been shown yet. */
  #at = 0;
  #address = '';
  #unsent = 0;
  #placed = false;

  constructor() {
    super();
    this.conversation = '';
    this.active = '';
    this.flashed = '';
    this.isAway = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.until(lamp.chat.follow(this.conversation));
    this.until(onLook(() => this.#noteReading()));
    const resized = new ResizeObserver(() => this.#keeper?.keep(true));
    this.updateComplete.then(() => {
      const scroller = this.#scroller();
      if (scroller) resized.observe(scroller);
      if (hasMouse()) this.#focus('textarea');
      else this.#focus('h2');
    });
    this.until(() => resized.disconnect());
  }

  willUpdate() {
    this.#keeper?.hold();
    if (this.#address === location.href || store.state.route.params.id !== this.conversation) return;
    this.#address = location.href;
    this.#at = Number(new URLSearchParams(location.search).get('at')) || 0;
    if (this.#at === 0) this.#placed = false;
    openThread(this.conversation, this.#at || undefined);
  }

  updated() {
    const scroller = this.#scroller();
    const thread = this.#thread();
    if (!scroller || thread.phase !== 'ready') return;
    this.#keeper ??= new ScrollKeeper(scroller);
    this.#place(scroller, this.#keeper);
    this.#scrolled();
  }

  /** Puts the right row in sight. @param {HTMLElement} scroller @param {ScrollKeeper} keeper */
  #place(scroller, keeper) {
    const unsent = unsentIn(store.state.outbox, this.conversation).length;
    const isPast = this.#thread().newer !== null;
    const sought = this.#at > 0 ? scroller.querySelector(`li[data-seq='${this.#at}']`) : null;
    if (sought) this.#showSought(sought, keeper);
    else if (!this.#placed) this.#placeFirst(scroller, keeper);
    else if (unsent > this.#unsent) keeper.toEnd();
    else keeper.keep(!isPast);
    this.#placed ||= sought !== null || !isPast;
    this.#unsent = unsent;
  }

  /** @param {HTMLElement} scroller @param {ScrollKeeper} keeper */
  #placeFirst(scroller, keeper) {
    const fresh = scroller.querySelector('.new-from');
    keeper.toEnd();
    if (fresh && fresh.getBoundingClientRect().top < scroller.getBoundingClientRect().top) keeper.toRow(fresh);
  }

  /** @param {Element} row @param {ScrollKeeper} keeper */
  #showSought(row, keeper) {
    this.#at = 0;
    keeper.toRow(row);
    this.flashed = row.getAttribute('data-key') ?? '';
    setTimeout(() => (this.flashed = ''), FLASH_MS);
  }

  #scroller() {
    return /** @type {HTMLElement | null} */ (this.querySelector('.scroller'));
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus({ preventScroll: true });
  }

  #thread() {
    return threadOf(store.state.threads, this.conversation);
  }

  #scrolled() {
    const keeper = this.#keeper;
    const thread = this.#thread();
    if (!keeper || thread.problem) return;
    if (keeper.isNearStart && thread.older !== null) extendThread(this.conversation, 'older');
    else if (keeper.isNearEnd && thread.newer !== null) extendThread(this.conversation, 'newer');
    this.isAway = !keeper.isAtEnd || thread.newer !== null;
    this.#noteReading();
  }

  #noteReading() {
    const { phase, newer, messages } = this.#thread();
    const last = messages[messages.length - 1];
    if (phase !== 'ready' || newer !== null || !last || !this.#keeper?.isAtEnd) return;
    if (document.visibilityState === 'visible' && document.hasFocus()) markRead(this.conversation, last.seq);
  }

  #toLatest() {
    if (location.search) goTo(pathOf(this.conversation), { replace: true });
    else this.#keeper?.toEnd();
  }

  /** @param {string} message_id */
  #lookFor(message_id) {
    const known = messageIn(this.#thread(), message_id);
    const seq = known?.seq ?? (Number(message_id.split('.')[1]) || 0);
    const row = this.querySelector(`li[data-seq='${seq}']`);
    if (row && this.#keeper) this.#showSought(row, this.#keeper);
    else if (seq) goTo(pathOf(this.conversation, seq));
  }

  /** @param {Event} event */
  #activate(event) {
    const row = /** @type {Element} */ (event.target).closest('li.message');
    if (row) this.active = row.getAttribute('data-key') ?? '';
  }

  /** Up and down go from message to message. @param {KeyboardEvent} event */
  #onKey(event) {
    const row = /** @type {Element} */ (event.target);
    if (!row.matches('li.message') || !ROW_KEYS.includes(event.key)) return;
    event.preventDefault();
    const rows = [...this.querySelectorAll('li.message')];
    const place = { ArrowUp: rows.indexOf(row) - 1, ArrowDown: rows.indexOf(row) + 1, Home: 0, End: rows.length - 1 }[event.key] ?? 0;
    /** @type {HTMLElement | undefined} */ (rows[place])?.focus();
  }

  render() {
    const conversation = conversationOf(this.conversation);
    const { phase, problem } = this.#thread();
    if (phase === 'missing') return missingConversation();
    if (phase === 'failed') return failedState(problem, () => openThread(this.conversation));
    if (!conversation) return loadingState('the conversation');
    return html`${threadHead(conversation)}
      <div class="scroller" @scroll=${this.#onScroll} @focusin=${this.#activate} @pointerover=${this.#activate} @click=${this.#activate} @keydown=${this.#onKey}>
        ${phase === 'loading' ? loadingState('messages') : this.#rows(conversation)}
      </div>
      ${this.#belowRows(conversation)}
      <message-composer .conversation=${conversation}></message-composer>`;
  }

  #onScroll() {
    this.#keeper?.note();
    this.#scrolled();
  }

  /** @param {import('./conversationsState.js').Conversation} conversation */
  #rows(conversation) {
    const thread = this.#thread();
    const unsent = unsentIn(store.state.outbox, this.conversation);
    const rows = rowsOf(thread, unsent, ownId(), Date.now());
    if (rows.length === 0) return emptyState('Nothing was said yet. Write the first message.');
    const place = { conversation, thread, active: this.active || lastKey(rows), flashed: this.flashed, lookFor: (/** @type {string} */ id) => this.#lookFor(id) };
    return html`
      ${thread.extending === 'older' ? loadingState('earlier messages') : nothing}
      ${thread.problem ? failedState(thread.problem, () => openThread(this.conversation)) : nothing}
      <ol class="thread-rows" aria-label="Messages">${repeat(rows, ({ key }) => key, (row) => rowTemplate(row, place))}</ol>
      ${thread.extending === 'newer' ? loadingState('later messages') : nothing}
    `;
  }

  /** @param {import('./conversationsState.js').Conversation} conversation */
  #belowRows(conversation) {
    const names = typistsIn(store.state.typing, conversation.id).map(({ name }) => memberName(conversation, name));
    const { unread } = conversation;
    return html`<div class="below">
      <p class="typing" role="status">${names.length > 0 ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${typingSentence(names)}` : nothing}</p>
      ${this.isAway
        ? html`<button class="button to-latest" @click=${this.#toLatest}>${icon('down')} ${unread > 0 ? `${unread} new` : 'Latest'}</button>`
        : nothing}
    </div>`;
  }
}

/** @param {Row} row @param {import('./messageRow.js').Place} place */
function rowTemplate(row, place) {
  switch (row.kind) {
    case 'day':
      return html`<li class="day"><span>${row.words}</span></li>`;
    case 'new':
      return html`<li class="new-from"><span>New messages</span></li>`;
    case 'unsent':
      return unsentRow(row, place);
    default:
      return messageRow(row, place);
  }
}

/** @param {Row[]} rows */
function lastKey(rows) {
  return rows[rows.length - 1].key;
}

function missingConversation() {
  return html`<div class="state">
    <h2 tabindex="-1">There is no such conversation</h2>
    <p>It is not there, or you are not in it any more.</p>
    <a class="button" href="/messages">All conversations</a>
  </div>`;
}

/** Calls back whenever the page may have come in sight. @param {() => void} listener @returns {() => void} ends it */
function onLook(listener) {
  window.addEventListener('focus', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    window.removeEventListener('focus', listener);
    document.removeEventListener('visibilitychange', listener);
  };
}

customElements.define('message-thread', MessageThread);
