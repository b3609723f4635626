import { html, nothing } from 'lit';
import { avatar, nameOf } from '../kit/avatar.js';
import { icon } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { store } from '../store.js';
import { hangUp, streams, switchCamera, switchMute } from './calls.js';
import { durationOf, saw } from './callState.js';

const TICK_MS = 1_000;

/** @type {Record<string, string>} */
const WORDS = {
  starting: 'Asking for your microphone and camera…',
  calling: 'Ringing…',
  answering: 'Connecting…',
};

/** The call that this tab is in, over whichever page. */
class CallWindow extends View {
  static slices = /** @type {const} */ (['call']);

  /** @type {any} */
  #timer;
  /** @type {Element | null} */
  #before = null;

  updated() {
    const shown = isShown();
    if (shown && !this.#timer) {
      this.#timer = setInterval(() => this.requestUpdate(), TICK_MS);
      this.#before = document.activeElement;
      this.#focus('.hang-up');
    } else if (!shown && this.#timer) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      if (this.#before instanceof HTMLElement && this.#before.isConnected) this.#before.focus();
    }
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus();
  }

  render() {
    const { call } = store.state;
    const { partner } = call;
    if (!isShown() || !partner) return nothing;
    return html`<section class="call" aria-label="Call with ${nameOf(partner)}" ?data-sees=${call.sees}>
      <div class="stage">
        <video class="theirs" autoplay playsinline aria-label="Video of ${nameOf(partner)}" .srcObject=${streams().remote}
          @resize=${onPicture} @loadedmetadata=${onPicture}></video>
        <div class="face">${avatar(partner, 'large')}</div>
        ${call.hasCamera
          ? html`<video class="own" autoplay playsinline .muted=${true} aria-label="Your own video" .srcObject=${streams().local}
              ?data-off=${call.cameraOff}></video>`
          : nothing}
      </div>
      <header>
        <h2><bdi>${nameOf(partner)}</bdi></h2>
        ${call.since
          ? html`<p role="timer" aria-label="Duration">${durationOf(Date.now() - call.since)}</p>`
          : html`<p role="status">${WORDS[call.phase]}</p>`}
      </header>
      ${call.phase !== 'starting' && !call.hasCamera ? html`<p class="hint" role="status">No camera in use: you are heard, not seen.</p>` : nothing}
      <div class="controls">
        ${switchButton(call.muted, 'Mute', call.muted ? 'silent' : 'microphone', switchMute)}
        ${call.hasCamera ? switchButton(call.cameraOff, 'Camera off', call.cameraOff ? 'noCamera' : 'camera', switchCamera) : nothing}
        <button class="button hang-up" @click=${hangUp}>${icon('hangUp')} Hang up</button>
      </div>
    </section>`;
  }
}

/** @param {boolean} on @param {string} label @param {Parameters<typeof icon>[0]} sign @param {() => void} act */
function switchButton(on, label, sign, act) {
  return html`<button class="icon-button" aria-pressed=${on} aria-label=${label} title=${label} @click=${act}>${icon(sign)}</button>`;
}

function isShown() {
  const { phase } = store.state.call;
  return phase !== 'none' && phase !== 'ringing';
}

/** @param {Event} event */
function onPicture(event) {
  store.apply('call', saw, /** @type {HTMLVideoElement} */ (event.target).videoWidth > 0);
}

customElements.define('call-window', CallWindow);
