import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Problem } from '../client/problem.js';
import { avatar, nameOf } from '../kit/avatar.js';
import { icon } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { profilePath } from '../members/cards.js';
import { conversationOf, ownId } from './conversations.js';
import { isOwner, leaveGroup, membersOf, removeMember, rename } from './group.js';
import { addPeople } from './people-dialog.js';

/** @typedef {import('../members/listState.js').Member} Member */

/** A group's name and members: to rename it, bring people, remove them, leave. There is one in the page. */
class GroupDialog extends View {
  static slices = /** @type {const} */ (['conversations', 'session']);
  static properties = { group: { state: true }, members: { state: true }, next: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.group = '';
    this.members = /** @type {Member[]} */ ([]);
    this.next = /** @type {string | null} */ (null);
    this.problem = '';
  }

  /** @param {string} group */
  async open(group) {
    this.group = group;
    this.members = [];
    this.next = null;
    this.problem = '';
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
    this.#load();
  }

  #close() {
    this.querySelector('dialog')?.close();
  }

  #load() {
    return this.#orProblem(async () => {
      const { users, next } = await membersOf(this.group, this.next);
      this.members = [...this.members, ...users];
      this.next = next;
    });
  }

  /** @param {SubmitEvent} submit */
  #rename(submit) {
    submit.preventDefault();
    const title = /** @type {HTMLFormElement} */ (submit.target).elements.namedItem('title');
    const text = /** @type {HTMLInputElement} */ (title).value.trim();
    return text && this.#orProblem(() => rename(this.group, text));
  }

  /** @param {Member} member */
  #remove(member) {
    return this.#orProblem(async () => {
      await removeMember(this.group, member);
      this.members = this.members.filter(({ username }) => username !== member.username);
    });
  }

  #leave() {
    return this.#orProblem(async () => {
      if (await leaveGroup(this.group)) this.#close();
    });
  }

  #add() {
    this.#close();
    addPeople(this.group);
  }

  /** @param {() => Promise<void>} work */
  async #orProblem(work) {
    this.problem = '';
    try {
      await work();
    } catch (thrown) {
      this.problem = Problem.of(thrown).message;
    }
  }

  render() {
    const conversation = this.group ? conversationOf(this.group) : undefined;
    if (!conversation) return nothing;
    return html`<dialog class="card people group" aria-labelledby="group-dialog-title">
      <h2 id="group-dialog-title">Group</h2>
      <form class="rename" @submit=${this.#rename}>
        <div class="field">
          <label for="group-name">Name</label>
          <input id="group-name" name="title" maxlength="100" autocomplete="off" .value=${conversation.title ?? ''} />
        </div>
        <button class="button">Rename</button>
      </form>
      ${this.problem ? html`<p class="banner bad" role="alert">${this.problem}</p>` : nothing}
      <ul class="found-people" aria-label="Members">
        ${repeat(this.members, ({ username }) => username, (member) => this.#row(member, isOwner(conversation)))}
      </ul>
      ${this.next ? html`<button class="button small" @click=${this.#load}>Load more</button>` : nothing}
      <div class="actions">
        <button class="button danger" @click=${this.#leave}>Leave the group</button>
        <button class="button" @click=${this.#add}>Add people</button>
        <button class="button primary" @click=${this.#close}>Done</button>
      </div>
    </dialog>`;
  }

  /** @param {Member} member @param {boolean} mayRemove */
  #row(member, mayRemove) {
    const isOther = member.user_id !== ownId();
    return html`<li class="menu-item">
      ${avatar(member, 'small')}
      <a href=${profilePath(member)} @click=${this.#close}><bdi>${nameOf(member)}</bdi><small>@${member.username}</small></a>
      ${mayRemove && isOther
        ? html`<button class="icon-button" aria-label="Remove ${nameOf(member)}" title="Remove"
            @click=${() => this.#remove(member)}>${icon('close')}</button>`
        : nothing}
    </li>`;
  }
}

customElements.define('group-dialog', GroupDialog);

/** @param {string} group */
export function showGroup(group) {
  /** @type {GroupDialog | null} */ (document.querySelector('group-dialog'))?.open(group);
}
