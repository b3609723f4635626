import { html, LitElement, nothing } from 'lit';
import { briefly, fully } from '../chat/times.js';
import { isAdmin } from '../identity/sessionState.js';
import { avatar, nameOf } from '../kit/avatar.js';
import { confirmed } from '../kit/confirm-dialog.js';
import { icon } from '../kit/icons.js';
import { profilePath } from '../members/cards.js';
import { sayFailed } from '../shell/notices.js';
import { store } from '../store.js';
import { deletePost, toggleLike, toggleTalk } from './feed.js';
import './post-talk.js';

/** One post with its likes, and its comments where they are unfolded. */
class FeedPost extends LitElement {
  static properties = { post: { attribute: false }, talk: { attribute: false } };

  constructor() {
    super();
    this.post = /** @type {import('./feedState.js').Post} */ (/** @type {unknown} */ (null));
    this.talk = /** @type {import('./talksState.js').Talk | undefined} */ (undefined);
  }

  createRenderRoot() {
    return this;
  }

  async #delete() {
    const question = { title: 'Delete this post?', text: 'Its likes and comments go with it.', action: 'Delete' };
    if (await confirmed(question)) deletePost(this.post).catch(sayFailed);
  }

  render() {
    const { id, author, content, timestamp } = this.post;
    return html`<article class="post card" aria-labelledby="post-${id}">
      <header>
        <a class="by" href=${profilePath(author)}>
          <span class="face">${avatar(author)}<lamp-status user=${author.username} size="14" ring></lamp-status></span>
          <span><b id="post-${id}"><bdi>${nameOf(author)}</bdi></b>
            <small><time datetime=${timestamp} title=${fully(timestamp)}>${briefly(timestamp, Date.now())}</time></small></span>
        </a>
        ${this.#mayDelete()
          ? html`<button class="icon-button" aria-label="Delete this post" title="Delete" @click=${this.#delete}>${icon('trash')}</button>`
          : nothing}
      </header>
      <p class="content" dir="auto">${content}</p>
      ${this.#buttons()}
      ${this.talk ? html`<post-talk .post=${this.post} .talk=${this.talk}></post-talk>` : nothing}
    </article>`;
  }

  #mayDelete() {
    const { session } = store.state;
    return this.post.user_id === session.me?.user_id || isAdmin(session);
  }

  #buttons() {
    const { id, liked, like_count, comment_count } = this.post;
    return html`<footer>
      <button class="button quiet toggle" aria-pressed=${liked} aria-label="Like, ${like_count} so far" @click=${() => toggleLike(this.post)}>
        ${icon('heart')}<span class="number">${like_count}</span>
      </button>
      <button class="button quiet" aria-expanded=${this.talk !== undefined} aria-label="Comments, ${comment_count} so far" @click=${() => toggleTalk(id)}>
        ${icon('message')}<span class="number">${comment_count}</span>
      </button>
    </footer>`;
  }
}

customElements.define('feed-post', FeedPost);
