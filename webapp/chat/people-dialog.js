import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Problem } from '../client/problem.js';
import { avatar, nameOf } from '../kit/avatar.js';
import { icon } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { debounced } from '../kit/throttled.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';
import { startConversation } from './conversations.js';
import { addMembers } from './group.js';

const QUIET_MS = 200;
const MOST_FOUND = 8;

/** @typedef {import('../members/listState.js').Member} Member */

/** Picks whom to write to: one makes a direct conversation, several a group; or who joins a group. There is one in the page. */
class PeopleDialog extends View {
  static slices = /** @type {const} */ (['session']);
  static properties = { adding: { state: true }, picked: { state: true }, found: { state: true }, problem: { state: true }, busy: { state: true } };

  #searchSoon = debounced((/** @type {string} */ q) => this.#search(q), QUIET_MS);

  constructor() {
    super();
    /** The group that they join, or ''. */
    this.adding = '';
    this.picked = /** @type {Member[]} */ ([]);
    this.found = /** @type {Member[]} */ ([]);
    this.problem = '';
    this.busy = false;
  }

  /** @param {string} [group] whom to add to; else a new conversation */
  open(group = '') {
    this.adding = group;
    this.picked = [];
    this.problem = '';
    this.querySelector('form')?.reset();
    this.#search('');
    this.querySelector('dialog')?.showModal();
    /** @type {HTMLElement | null} */ (this.querySelector('#people-search'))?.focus();
  }

  /** @param {string} q */
  async #search(q) {
    try {
      const { users } = await lamp.rest.get('/api/users', { q, limit: MOST_FOUND + 1, sort: q ? null : 'new' });
      this.found = users.filter((/** @type {Member} */ { username }) => username !== store.state.session.me?.username).slice(0, MOST_FOUND);
    } catch (thrown) {
      this.problem = Problem.of(thrown).message;
    }
  }

  /** @param {Member} member */
  #toggle(member) {
    const has = this.picked.some(({ username }) => username === member.username);
    this.picked = has ? this.picked.filter(({ username }) => username !== member.username) : [...this.picked, member];
  }

  /** @param {SubmitEvent} submit */
  async #submit(submit) {
    submit.preventDefault();
    if (this.picked.length === 0 || this.busy) return;
    const title = this.querySelector('input[name=title]');
    this.busy = true;
    this.problem = '';
    const usernames = this.picked.map(({ username }) => username);
    try {
      if (this.adding) await addMembers(this.adding, usernames);
      else await startConversation(usernames, title ? /** @type {HTMLInputElement} */ (title).value.trim() : '');
      this.querySelector('dialog')?.close();
    } catch (thrown) {
      this.problem = Problem.of(thrown).message;
    }
    this.busy = false;
  }

  render() {
    return html`<dialog class="card people" aria-labelledby="people-title">
      <form @submit=${this.#submit}>
        <h2 id="people-title">${this.adding ? 'Add people' : 'New message'}</h2>
        <div class="field">
          <label for="people-search">${this.adding ? 'Who joins' : 'To'}</label>
          <input id="people-search" type="search" placeholder="Name or username" autocomplete="off"
            @input=${(/** @type {any} */ input) => this.#searchSoon(input.target.value.trim())}
            @keydown=${(/** @type {KeyboardEvent} */ key) => key.key === 'Enter' && key.preventDefault()} />
        </div>
        ${this.#chips()}
        <div class="found-people">${repeat(this.found, ({ username }) => username, (member) => this.#choice(member))}
          ${this.found.length === 0 ? html`<p class="hint">Nobody found.</p>` : nothing}</div>
        ${this.picked.length > 1 && !this.adding ? titleField() : nothing}
        ${this.problem ? html`<p class="banner bad" role="alert">${this.problem}</p>` : nothing}
        <div class="actions">
          <button class="button" type="button" @click=${() => this.querySelector('dialog')?.close()}>Cancel</button>
          <button class="button primary" ?disabled=${this.busy || this.picked.length === 0}>
            ${this.#action()}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #action() {
    if (this.adding) return 'Add to the group';
    return this.picked.length > 1 ? 'Start the group' : 'Write';
  }

  #chips() {
    if (this.picked.length === 0) return nothing;
    return html`<div class="chips">
      ${repeat(this.picked, ({ username }) => username, (member) => html`<button class="chip" type="button"
        aria-label="Remove ${nameOf(member)}" @click=${() => this.#toggle(member)}><bdi>${nameOf(member)}</bdi>${icon('close')}</button>`)}
    </div>`;
  }

  /** @param {Member} member */
  #choice(member) {
    return html`<label class="menu-item">
      <input type="checkbox" class="visually-hidden" .checked=${this.picked.some(({ username }) => username === member.username)}
        @change=${() => this.#toggle(member)} />
      ${avatar(member, 'small')}
      <span><bdi>${nameOf(member)}</bdi><small>@${member.username}</small></span>
      ${icon('check')}
    </label>`;
  }
}

function titleField() {
  return html`<div class="field">
    <label for="group-title">Name of the group (optional)</label>
    <input id="group-title" name="title" maxlength="100" autocomplete="off" />
  </div>`;
}

customElements.define('people-dialog', PeopleDialog);

export function writeNew() {
  dialog()?.open();
}

/** @param {string} group */
export function addPeople(group) {
  dialog()?.open(group);
}

function dialog() {
  return /** @type {PeopleDialog | null} */ (document.querySelector('people-dialog'));
}
