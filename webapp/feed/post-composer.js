import { html, nothing } from 'lit';
import { Problem } from '../client/problem.js';
import { isTooLong, roomSentence } from '../chat/text.js';
import { avatar } from '../kit/avatar.js';
import { View } from '../kit/page.js';
import { store } from '../store.js';
import { publish } from './feed.js';

/** Where one writes a post. What was written stays until it is stored. */
class PostComposer extends View {
  static slices = /** @type {const} */ (['session']);
  static properties = { text: { state: true }, busy: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.busy = false;
    this.problem = '';
  }

  updated() {
    const field = /** @type {HTMLTextAreaElement | null} */ (this.querySelector('textarea'));
    if (!field) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }

  /** @param {Event} event */
  async #post(event) {
    event.preventDefault();
    if (this.#isUnfit() || this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await publish(this.text.trim());
      this.text = '';
    } catch (thrown) {
      this.problem = Problem.of(thrown).message;
    }
    this.busy = false;
  }

  #isUnfit() {
    return this.text.trim() === '' || isTooLong(this.text);
  }

  /** @param {KeyboardEvent} key */
  #onKey(key) {
    if (key.key === 'Enter' && (key.ctrlKey || key.metaKey) && !key.isComposing) this.#post(key);
  }

  render() {
    const { me } = store.state.session;
    const note = this.problem || roomSentence(this.text).replace('A message', 'A post');
    const bad = this.problem !== '' || isTooLong(this.text);
    return html`<form class="compose card" @submit=${this.#post}>
      ${me ? avatar(me) : nothing}
      <div>
        <label class="visually-hidden" for="post-field">New post</label>
        <textarea id="post-field" rows="1" dir="auto" placeholder="What would you like to share?" autocomplete="off"
          .value=${this.text} aria-invalid=${bad || nothing} aria-describedby="post-note" @keydown=${this.#onKey}
          @input=${(/** @type {any} */ input) => (this.text = input.target.value)}></textarea>
        <div class="foot">
          <p class="note" id="post-note" role="status" ?data-bad=${bad}>${note}</p>
          <button class="button primary" ?disabled=${this.#isUnfit() || this.busy}>Post</button>
        </div>
      </div>
    </form>`;
  }
}

customElements.define('post-composer', PostComposer);
