import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { counted } from '../chat/text.js';
import { icon } from '../kit/icons.js';
import { Page } from '../kit/page.js';
import { emptyState, failedState, loadingState } from '../kit/states.js';
import { store } from '../store.js';
import { fetchFeed, fetchMore, followFeed, showFresh } from './feed.js';
import './feed-post.js';
import './post-composer.js';

const LOADS_AHEAD_PX = 600;

/** Everyone's posts, newest first, as they come. */
class FeedPage extends Page {
  static slices = /** @type {const} */ (['feed', 'session', 'talks']);

  #nearEnd = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) fetchMore();
    },
    { rootMargin: `${LOADS_AHEAD_PX}px` },
  );

  connectedCallback() {
    super.connectedCallback();
    this.until(followFeed());
    this.until(() => this.#nearEnd.disconnect());
  }

  fetch() {
    fetchFeed();
  }

  updated() {
    this.#nearEnd.disconnect();
    const end = this.querySelector('.feed-end');
    if (end && !store.state.feed.extending) this.#nearEnd.observe(end);
  }

  render() {
    const { fresh } = store.state.feed;
    return html`<div class="feed">
      <header class="page-head"><h1 tabindex="-1">Feed</h1></header>
      <post-composer></post-composer>
      <div class="fresh" role="status">
        ${fresh.length > 0
          ? html`<button class="button primary" @click=${showFresh}>${icon('down')} ${counted(fresh.length, 'new post')}</button>`
          : nothing}
      </div>
      ${this.#posts()}
    </div>`;
  }

  #posts() {
    const { phase, items, next, extending, problem } = store.state.feed;
    if (phase === 'failed') return failedState(problem, fetchFeed);
    if (phase === 'loading') return loadingState('posts');
    if (items.length === 0) return emptyState('Nobody has posted yet. Be the first.');
    return html`
      ${repeat(items, ({ id }) => id, (post) => html`<feed-post .post=${post} .talk=${store.state.talks[post.id]}></feed-post>`)}
      ${next
        ? html`<div class="feed-end">${extending ? loadingState('more posts') : nothing}</div>`
        : html`<p class="feed-over">You have seen it all.</p>`}
    `;
  }
}

customElements.define('feed-page', FeedPage);
