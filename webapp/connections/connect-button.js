import { html } from 'lit';
import { icon } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';
import { accept, ask, end } from './connections.js';
import { between, changed } from './connectionsState.js';

/** What connects the user with somebody, and what can be done about it. */
class ConnectButton extends View {
  static slices = /** @type {const} */ (['connections']);
  static properties = { username: {} };

  constructor() {
    super();
    this.username = '';
  }

  /** @param {Map<string, unknown>} properties */
  updated(properties) {
    if (properties.has('username')) this.#find();
  }

  /** The lists have the latest; an old connection may not be among them. */
  async #find() {
    const found = await lamp.connections.with(this.username).catch(() => null);
    if (found && !between(store.state.connections, found.username)) store.apply('connections', changed, found);
  }

  render() {
    const one = between(store.state.connections, this.username);
    if (!one) return html`<button class="button" @click=${() => ask(this.username)}>${icon('people')} Connect</button>`;
    if (one.state === 'incoming') {
      return html`<button class="button primary" @click=${() => accept(one)}>${icon('check')} Accept</button>
        <button class="button quiet" @click=${() => end(one)}>Decline</button>`;
    }
    if (one.state === 'outgoing') {
      return html`<button class="button toggle" aria-pressed="true" title="Cancel the request" @click=${() => end(one)}>
        ${icon('clock')} Requested</button>`;
    }
    return html`<a class="button" href="/connections">${icon('people')} Connected</a>`;
  }
}

customElements.define('connect-button', ConnectButton);
