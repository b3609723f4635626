import { html } from 'lit';
import { nameOf } from '../kit/avatar.js';
import { icon } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { store } from '../store.js';
import { callUp } from './calls.js';

/** Calls somebody, with sound and pictures. */
class CallButton extends View {
  static slices = /** @type {const} */ (['call']);
  static properties = { partner: { attribute: false }, compact: { type: Boolean } };

  constructor() {
    super();
    this.partner = /** @type {import('./callState.js').Partner | null} */ (null);
    this.compact = false;
  }

  #call() {
    if (this.partner) callUp(this.partner);
  }

  render() {
    const busy = store.state.call.phase !== 'none';
    if (!this.compact) return html`<button class="button" ?disabled=${busy} @click=${this.#call}>${icon('call')} Call</button>`;
    return html`<button class="icon-button" ?disabled=${busy} title="Call" aria-label="Call ${this.partner ? nameOf(this.partner) : ''}"
      @click=${this.#call}>${icon('call')}</button>`;
  }
}

customElements.define('call-button', CallButton);
