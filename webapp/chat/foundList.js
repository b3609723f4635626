import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { store } from '../store.js';
import { conversationOf, ownId, pathOf } from './conversations.js';
import { face } from './faces.js';
import { memberName, titleOf } from './names.js';
import { fetchFound, fetchMoreFound } from './search.js';
import { around, beginning, parts } from './text.js';
import { briefly, fully } from './times.js';

const POINTS = 160;

/** What a search found. @param {import('./searchState.js').Found} found */
export function foundList({ phase, query, items, next, problem }) {
  if (phase === 'failed') return failedState(problem, () => fetchFound(query));
  if (items.length === 0) return phase === 'ready' ? emptyState(`Nothing found for “${query}”.`) : loadingState('messages');
  return html`
    <p class="visually-hidden" role="status">${phase === 'ready' ? `${items.length}${next ? ' or more' : ''} messages found` : ''}</p>
    <ul ?data-stale=${phase === 'loading'}>
      ${repeat(items, ({ message_id }) => message_id, (message) => html`<li>${foundRow(message, query)}</li>`)}
    </ul>
    ${next ? html`<button class="button small more" @click=${fetchMoreFound}>Load more</button>` : nothing}
  `;
}

/** @param {import('./conversationsState.js').Message} message @param {string} query */
function foundRow({ conversation_id, seq, sender_id, from, content, timestamp }, query) {
  const conversation = conversationOf(conversation_id);
  const isGroup = conversation?.kind === 'group';
  const who = sender_id === ownId() ? 'You: ' : isGroup ? `${memberName(conversation, from)}: ` : '';
  return html`<a class="conversation found" href=${pathOf(conversation_id, seq)}>
    ${conversation ? face(conversation, store.state.session.me) : nothing}
    <span class="what">
      <span class="line"><b class="name"><bdi>${conversation ? titleOf(conversation, ownId()) : from}</bdi></b>
        <time datetime=${timestamp} title=${fully(timestamp)}>${briefly(timestamp, Date.now())}</time></span>
      <span class="said" dir="auto">${who ? html`<bdi>${who}</bdi>` : nothing}${parts(beginning(around(content, query), POINTS), query).map(marked)}</span>
    </span>
  </a>`;
}

/** @param {{text: string, found: boolean}} part */
function marked({ text, found }) {
  return found ? html`<mark>${text}</mark>` : text;
}
