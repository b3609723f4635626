import { html, LitElement, nothing } from 'lit';
import { isLive } from '../client/connectionState.js';
import { statusSentence } from '../elements/words.js';
import { lamp } from '../lamp.js';

const WORDS_GROW_OLD_MS = 30_000;

/** A user's status in words, and the text they chose: 'Online now', 'Last seen 5 minutes ago'. */
class PresenceNote extends LitElement {
  static properties = { user: {}, entry: { state: true } };

  /** @type {(() => void)[]} */
  #ends = [];

  constructor() {
    super();
    this.user = '';
    this.entry = /** @type {import('../client/presenceState.js').Presence | undefined} */ (undefined);
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('user')) this.#follow();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.splice(0).forEach((end) => end());
  }

  #follow() {
    this.#ends.splice(0).forEach((end) => end());
    this.entry = lamp.presenceOf(this.user);
    const aging = setInterval(() => this.requestUpdate(), WORDS_GROW_OLD_MS);
    this.#ends.push(
      lamp.watch([this.user], (entry) => (this.entry = entry)),
      lamp.on('state', () => this.requestUpdate()),
      () => clearInterval(aging),
    );
  }

  render() {
    const notLive = isLive(lamp.connection) ? nothing : html`<span class="not-live">not live</span>`;
    const text = this.entry?.status_text;
    return html`
      <p class="presence" data-status=${this.entry?.status ?? 'unknown'} role="status">
        ${statusSentence(this.entry, Date.now())} ${notLive}
      </p>
      ${text ? html`<p class="status-text">“${text}”</p>` : nothing}
    `;
  }
}

customElements.define('presence-note', PresenceNote);
