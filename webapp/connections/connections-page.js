import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { briefly } from '../chat/times.js';
import { avatar, nameOf } from '../kit/avatar.js';
import { confirmed } from '../kit/confirm-dialog.js';
import { icon } from '../kit/icons.js';
import { Page } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { factsOf, profilePath } from '../members/cards.js';
import { store } from '../store.js';
import { accept, end, fetchConnections, fetchMore } from './connections.js';

/** @typedef {import('./connectionsState.js').UserConnection} UserConnection */
/** @typedef {import('./connectionsState.js').Side} Side */

/** @type {{side: Side, title: string, empty: string}[]} */
const TABS = [
  { side: 'accepted', title: 'Connected', empty: 'Nobody yet. Open a profile and ask to connect.' },
  { side: 'incoming', title: 'Received', empty: 'No requests wait for your answer.' },
  { side: 'outgoing', title: 'Sent', empty: 'You wait for nobody’s answer.' },
];

/** Connections in three tabs, each with its live number: `tab` is the one that is open. */
class ConnectionsPage extends Page {
  static slices = /** @type {const} */ (['connections']);
  static properties = { tab: { attribute: false } };

  constructor() {
    super();
    this.tab = 'accepted';
  }

  fetch() {
    fetchConnections();
  }

  render() {
    const shown = TABS.find(({ side }) => side === this.tab) ?? TABS[0];
    return html`
      <header class="page-head"><h1 tabindex="-1">Connections</h1></header>
      <nav class="tabs" aria-label="Connections">${TABS.map((tab) => this.#tab(tab, shown.side))}</nav>
      ${this.#list(shown)}
    `;
  }

  /** @param {(typeof TABS)[number]} tab @param {Side} shown */
  #tab({ side, title }, shown) {
    const number = amount(side);
    return html`<a href="/connections/${side}" aria-current=${side === shown ? 'page' : nothing}>
      ${title}${number ? html`<span class="amount" ?data-waiting=${side === 'incoming'}>${number}</span>` : nothing}
    </a>`;
  }

  /** @param {(typeof TABS)[number]} tab */
  #list({ side, empty }) {
    const { phase, items, next, problem } = store.state.connections[side];
    if (phase === 'failed') return failedState(problem, fetchConnections);
    if (items.length === 0) {
      return phase === 'loading'
        ? loadingState('connections')
        : emptyState(empty, html`<a class="button" href="/search">Find people</a>`);
    }
    return html`
      <ul class="connections card">${repeat(items, ({ id }) => id, connectionRow)}</ul>
      ${next ? html`<button class="button more" @click=${() => fetchMore(side)}>Load more</button>` : nothing}
    `;
  }
}

/** @param {Side} side */
function amount(side) {
  const { count, [side]: list } = store.state.connections;
  if (side === 'incoming') return count > 99 ? '99+' : count;
  return list.next ? `${list.items.length}+` : list.items.length;
}

/** @param {UserConnection} one */
function connectionRow(one) {
  const { user, timestamp } = one;
  return html`<li class="connection">
    <a href=${profilePath(user)}>
      <span class="face">${avatar(user)}<lamp-status user=${user.username} size="12" ring></lamp-status></span>
      <span class="what">
        <b>${nameOf(user)}</b>
        <span class="facts">${[factsOf(user) || `@${user.username}`, briefly(timestamp, Date.now())].join(' · ')}</span>
      </span>
    </a>
    <span class="answers">${answers(one)}</span>
  </li>`;
}

/** @param {UserConnection} one */
function answers(one) {
  const name = nameOf(one.user);
  if (one.state === 'incoming') {
    return html`
      <button class="button primary" aria-label="Accept ${name}" @click=${() => accept(one)}>${icon('check')}<span>Accept</span></button>
      <button class="button quiet" aria-label="Decline ${name}" @click=${() => end(one)}>${icon('close')}<span>Decline</span></button>
    `;
  }
  if (one.state === 'outgoing') {
    return html`<button class="button quiet" aria-label="Cancel the request to ${name}" @click=${() => end(one)}>${icon('close')}<span>Cancel</span></button>`;
  }
  return html`<button class="icon-button" title="Remove" aria-label="Remove ${name}" @click=${() => part(one)}>${icon('close')}</button>`;
}

/** @param {UserConnection} one */
async function part(one) {
  const goOn = await confirmed({
    title: `Remove ${nameOf(one.user)}?`,
    text: 'You will not be connected any more. Either of you can ask again.',
    action: 'Remove',
  });
  if (goOn) await end(one);
}

customElements.define('connections-page', ConnectionsPage);
