import { html, nothing } from 'lit';
import { Problem } from '../client/problem.js';
import { avatar, nameOf } from '../kit/avatar.js';
import { confirmed } from '../kit/confirm-dialog.js';
import { icon } from '../kit/icons.js';
import { Page } from '../kit/page.js';
import { failedState, loadingState } from '../kit/states.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';
import { factsOf, relationButton } from './cards.js';
import { includes } from './listState.js';
import { fetchList, toggle } from './lists.js';
import * as state from './profileState.js';
import '../calls/call-button.js';
import '../chat/message-button.js';
import '../connections/connect-button.js';
import '../presence/presence-note.js';

/** @typedef {import('./listState.js').Member} Member */

class ProfilePage extends Page {
  static slices = /** @type {const} */ (['profile', 'lists', 'session']);
  static properties = { username: { attribute: false } };

  constructor() {
    super();
    this.username = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('username')) this.#open();
  }

  /** Looking at a profile is recorded as a view, so coming back to the window does not look again. */
  fetch() {
    fetchList('favorites');
    fetchList('shortlist');
    fetchList('follows');
    fetchList('blocks');
  }

  async #open() {
    const { username } = this;
    store.apply('profile', state.opened, username, knownFromLists(username));
    try {
      const member = await lamp.rest.get(`/api/users/${encodeURIComponent(username)}`);
      store.apply('profile', state.arrived, member);
    } catch (thrown) {
      store.apply('profile', state.refused, username, Problem.of(thrown));
    }
  }

  render() {
    const { phase, member, problem } = store.state.profile;
    if (phase === 'missing') return missingMember();
    if (phase === 'failed') return failedState(problem, () => this.#open());
    if (!member) return loadingState('the profile');
    const isMe = member.username === store.state.session.me?.username;
    return html`<article class="profile card">
      <div class="glow"></div>
      ${avatar(member, 'huge')}
      <h1 tabindex="-1">
        ${nameOf(member)}${isMe ? nothing : html`<lamp-status user=${member.username} size="16"></lamp-status>`}
      </h1>
      ${isMe ? nothing : html`<presence-note user=${member.username}></presence-note>`}
      <p class="facts">${[factsOf(member), `@${member.username}`].filter(Boolean).join(' · ')}</p>
      <p class="about">${member.about}</p>
      <div class="actions">${isMe ? ownActions() : this.#actions(member)}</div>
    </article>`;
  }

  /** @param {Member} member */
  #actions(member) {
    const { lists } = store.state;
    const blocked = includes(lists, 'blocks', member.username);
    return html`
      <message-button username=${member.username}></message-button>
      <call-button .partner=${member}></call-button>
      <connect-button username=${member.username}></connect-button>
      ${relationButton('follows', member)} ${relationButton('favorites', member)} ${relationButton('shortlist', member)}
      <button class="button quiet" @click=${() => (blocked ? toggle('blocks', member) : block(member))}>
        ${icon('ban')} ${blocked ? 'Unblock' : 'Block'}
      </button>
    `;
  }
}

/** @param {Member} member */
async function block(member) {
  const goOn = await confirmed({
    title: `Block ${nameOf(member)}?`,
    text: 'They will always see you as offline. You can take it back in the settings.',
    action: 'Block',
  });
  if (goOn) await toggle('blocks', member);
}

function ownActions() {
  return html`<a class="button" href="/settings">${icon('settings')} Edit your profile</a>`;
}

function missingMember() {
  return html`<div class="state">
    <h1 tabindex="-1">There is no such member</h1>
    <p>The name may be misspelt, or the account is gone.</p>
    <a class="button" href="/search">Find people</a>
  </div>`;
}

/** @param {string} username */
function knownFromLists(username) {
  return Object.values(store.state.lists)
    .flatMap((list) => list.items)
    .find((member) => member.username === username);
}

customElements.define('profile-page', ProfilePage);
