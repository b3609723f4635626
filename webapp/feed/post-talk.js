import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { briefly, fully } from '../chat/times.js';
import { isAdmin } from '../identity/sessionState.js';
import { avatar, nameOf } from '../kit/avatar.js';
import { icon } from '../kit/icons.js';
import { failedState, loadingState } from '../kit/states.js';
import { profilePath } from '../members/cards.js';
import { sayFailed } from '../shell/notices.js';
import { store } from '../store.js';
import { fetchMoreTalk, fetchTalk, say, unsay } from './feed.js';

/** @typedef {import('./talksState.js').Comment} Comment */

const MOST = 1000;

/** What was said to a post, and where one answers. */
class PostTalk extends LitElement {
  static properties = { post: { attribute: false }, talk: { attribute: false }, text: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.post = /** @type {import('./feedState.js').Post} */ (/** @type {unknown} */ (null));
    this.talk = /** @type {import('./talksState.js').Talk} */ (/** @type {unknown} */ (null));
    this.text = '';
    this.busy = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Event} event */
  async #send(event) {
    event.preventDefault();
    const text = this.text.trim();
    if (text === '' || this.busy) return;
    this.busy = true;
    try {
      await say(this.post.id, text);
      this.text = '';
    } catch (thrown) {
      sayFailed(thrown);
    }
    this.busy = false;
  }

  render() {
    const label = `Comment on ${nameOf(this.post.author)}'s post`;
    return html`<section class="comments" aria-label="Comments">
      ${this.#comments()}
      <form @submit=${this.#send}>
        <input aria-label=${label} placeholder="Write a comment" maxlength=${MOST} dir="auto" autocomplete="off"
          .value=${this.text} @input=${(/** @type {any} */ input) => (this.text = input.target.value)} />
        <button class="icon-button send" aria-label="Send" title="Send" ?disabled=${this.text.trim() === '' || this.busy}>${icon('send')}</button>
      </form>
    </section>`;
  }

  #comments() {
    const { phase, items, next, problem } = this.talk;
    const { id } = this.post;
    if (phase === 'failed') return failedState(problem, () => fetchTalk(id));
    if (phase === 'loading') return loadingState('comments');
    return html`<div role="log" aria-label="Comments">
        <ul>${repeat(items, (comment) => comment.id, (comment) => this.#comment(comment))}</ul>
      </div>
      ${next ? html`<button class="button small" @click=${() => fetchMoreTalk(id)}>Show later comments</button>` : nothing}`;
  }

  /** @param {Comment} comment */
  #comment(comment) {
    const { author, content, timestamp } = comment;
    return html`<li>
      <a href=${profilePath(author)} tabindex="-1" aria-hidden="true">${avatar(author, 'small')}</a>
      <div class="bubble">
        <p class="who"><a href=${profilePath(author)}><bdi>${nameOf(author)}</bdi></a>
          <small><time datetime=${timestamp} title=${fully(timestamp)}>${briefly(timestamp, Date.now())}</time></small></p>
        <p class="words" dir="auto">${content}</p>
      </div>
      ${this.#mayDelete(comment)
        ? html`<button class="icon-button" aria-label="Delete this comment" title="Delete"
            @click=${() => unsay(this.post.id, comment.id).catch(sayFailed)}>${icon('trash')}</button>`
        : nothing}
    </li>`;
  }

  /** @param {Comment} comment */
  #mayDelete({ user_id }) {
    const { session } = store.state;
    return [user_id, this.post.user_id].includes(session.me?.user_id ?? '') || isAdmin(session);
  }
}

customElements.define('post-talk', PostTalk);
