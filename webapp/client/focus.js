/**
 * Tells the server whether this page is in front of its user, so that it knows when to push. A new
 * connection counts as in front until it says otherwise.
 */
export class Focus {
  #said = true;
  #say;

  /** @param {(focused: boolean) => void} say */
  constructor(say) {
    this.#say = say;
    for (const sign of ['focus', 'blur']) window.addEventListener(sign, () => this.#tell());
    document.addEventListener('visibilitychange', () => this.#tell());
  }

  reconnected() {
    this.#said = true;
    this.#tell();
  }

  #tell() {
    const focused = isLookedAt();
    if (focused === this.#said) return;
    this.#said = focused;
    this.#say(focused);
  }
}

/** Whether this page is in front, and its window has the keyboard. */
export function isLookedAt() {
  return document.visibilityState === 'visible' && document.hasFocus();
}
