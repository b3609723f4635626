import { html, nothing } from 'lit';
import { avatar, nameOf } from '../kit/avatar.js';
import { icon } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { store } from '../store.js';
import { accept, hangUp } from './calls.js';

/**
 * Rings in every tab of the user. The focus goes to the words, not to a button: who is typing when
 * it rings must not answer by accident.
 */
class IncomingCall extends View {
  static slices = /** @type {const} */ (['call']);

  #title = '';

  updated() {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
      this.#title = document.title;
      document.title = `Call from ${callerName()}`;
    } else if (!dialog && this.#title) {
      document.title = this.#title;
      this.#title = '';
    }
  }

  /** Escape declines, as the button does. @param {Event} cancelled */
  #onCancel(cancelled) {
    cancelled.preventDefault();
    hangUp();
  }

  render() {
    const { phase, partner } = store.state.call;
    if (phase !== 'ringing' || !partner) return nothing;
    return html`<dialog class="card incoming" role="alertdialog" aria-labelledby="incoming-title" aria-describedby="incoming-text"
      @cancel=${this.#onCancel}>
      <div class="ringing">${avatar(partner, 'large')}</div>
      <h2 id="incoming-title" tabindex="-1" autofocus><bdi>${nameOf(partner)}</bdi></h2>
      <p id="incoming-text" class="hint">is calling you</p>
      <div class="actions">
        <button class="button danger" @click=${hangUp}>${icon('hangUp')} Decline</button>
        <button class="button primary" @click=${accept}>${icon('call')} Accept</button>
      </div>
    </dialog>`;
  }
}

function callerName() {
  const { partner } = store.state.call;
  return partner ? nameOf(partner) : '';
}

customElements.define('incoming-call', IncomingCall);
