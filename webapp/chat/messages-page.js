import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icons.js';
import { Page } from '../kit/page.js';
import { emptyState } from '../kit/states.js';
import './conversation-list.js';
import './message-thread.js';
import './group-dialog.js';
import './people-dialog.js';
import { writeNew } from './people-dialog.js';
import { refreshThread } from './thread.js';

/** Conversations beside the one that is open; on phones one after the other. */
class MessagesPage extends Page {
  static properties = { conversation: { attribute: false } };

  constructor() {
    super();
    this.conversation = '';
  }

  /** Coming back brings what was edited meanwhile; what is new was told. */
  fetch() {
    if (this.hasUpdated && this.conversation) refreshThread(this.conversation);
  }

  render() {
    const { conversation } = this;
    return html`<div class="messages" ?data-open=${conversation !== ''}>
        <section class="chats card" aria-label="Conversations"><conversation-list></conversation-list></section>
        <section class="talk card" aria-label="Conversation">
          ${repeat(conversation ? [conversation] : [], (id) => id, (id) => html`<message-thread .conversation=${id}></message-thread>`)}
          ${conversation ? nothing : nothingOpen()}
        </section>
      </div>
      <people-dialog></people-dialog><group-dialog></group-dialog>`;
  }
}

function nothingOpen() {
  return emptyState('Pick a conversation, or start one.', html`<button class="button" @click=${writeNew}>${icon('compose')} New message</button>`);
}

customElements.define('messages-page', MessagesPage);
