import { LitElement } from 'lit';
import { whenBack } from '../client/whenBack.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';

const REFETCH_AT_MOST_EVERY_MS = 3_000;

/**
 * A part of the page that shows slices of the store. It renders into the document itself, so that
 * one stylesheet serves all and labels find their fields.
 */
export class View extends LitElement {
  /** @type {readonly (keyof import('../store.js').State)[]} what it shows */
  static slices = [];

  /** @type {(() => void)[]} */
  #ends = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const { slices } = /** @type {typeof View} */ (this.constructor);
    this.until(
      store.subscribe((slice) => {
        if (/** @type {readonly string[]} */ (slices).includes(slice)) this.requestUpdate();
      }),
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.splice(0).forEach((end) => end());
  }

  /** Ends something together with this view. @param {() => void} end */
  until(end) {
    this.#ends.push(end);
  }
}

/** A view that is fetched anew when somebody comes back to it, and after each reconnect. */
export class Page extends View {
  #fetchedAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;

  connectedCallback() {
    super.connectedCallback();
    this.#listen(window, 'focus');
    this.#listen(document, 'visibilitychange');
    this.until(whenBack(lamp, () => this.#fetchAgain()));
    this.until(() => this.#stopWaiting());
    this.#fetchNow();
  }

  fetch() {}

  /** @param {EventTarget} target @param {string} event */
  #listen(target, event) {
    const onEvent = () => this.#fetchAgain();
    target.addEventListener(event, onEvent);
    this.until(() => target.removeEventListener(event, onEvent));
  }

  #fetchAgain() {
    if (document.visibilityState !== 'visible') return;
    const wait = this.#fetchedAt + REFETCH_AT_MOST_EVERY_MS - Date.now();
    this.#again ??= setTimeout(() => this.#fetchNow(), Math.max(0, wait));
  }

  #fetchNow() {
    this.#stopWaiting();
    this.#fetchedAt = Date.now();
    this.fetch();
  }

  #stopWaiting() {
    clearTimeout(this.#again);
    this.#again = undefined;
  }
}
