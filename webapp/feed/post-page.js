import { html } from 'lit';
import { Page } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { store } from '../store.js';
import { fetchPost, followFeed } from './feed.js';
import './feed-post.js';

/** One post and what is said of it: where a notification leads. */
class PostPage extends Page {
  static slices = /** @type {const} */ (['feed', 'session', 'talks']);
  static properties = { post: { attribute: false } };

  constructor() {
    super();
    this.post = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.until(followFeed());
  }

  fetch() {
    fetchPost(this.post);
  }

  /** Another post than before. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.get('post')) this.fetch();
  }

  render() {
    return html`<div class="feed">
      <header class="page-head">
        <h1 tabindex="-1">Post</h1>
        <a class="button quiet" href="/feed">All posts</a>
      </header>
      ${this.#shown()}
    </div>`;
  }

  #shown() {
    const { phase, items, problem } = store.state.feed;
    if (phase === 'failed') return failedState(problem, () => this.fetch());
    if (phase === 'loading') return loadingState('post');
    const [post] = items;
    if (!post) return emptyState('This post was deleted.');
    return html`<feed-post .post=${post} .talk=${store.state.talks[post.id]}></feed-post>`;
  }
}

customElements.define('post-page', PostPage);
