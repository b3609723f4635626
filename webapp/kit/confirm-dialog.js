import { html, LitElement, nothing } from 'lit';

/**
 * @typedef {object} Question
 * @property {string} title
 * @property {string} text
 * @property {string} action the button that goes on
 * @property {string} [typed] what has to be typed first, for what cannot be undone
 */

/** Asks before what is hard to undo. There is one in the page. */
class ConfirmDialog extends LitElement {
  static properties = { question: { state: true }, typed: { state: true } };

  /** @type {(answer: boolean) => void} */
  #answer = () => {};

  constructor() {
    super();
    this.question = /** @type {Question | null} */ (null);
    this.typed = '';
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Question} question @returns {Promise<boolean>} */
  async ask(question) {
    this.question = question;
    this.typed = '';
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  /** @param {Event} closed */
  #onClose(closed) {
    this.#answer(/** @type {HTMLDialogElement} */ (closed.target).returnValue === 'yes');
    this.question = null;
  }

  render() {
    if (!this.question) return nothing;
    const { title, text, action, typed } = this.question;
    return html`<dialog class="card" aria-labelledby="confirm-title" @close=${this.#onClose}>
      <form method="dialog">
        <h2 id="confirm-title">${title}</h2>
        <p>${text}</p>
        ${typed ? this.#typedField(typed) : nothing}
        <div class="actions">
          <button class="button" value="no" formnovalidate>Cancel</button>
          <button class="button danger" value="yes" ?disabled=${(typed ?? '') !== this.typed}>${action}</button>
        </div>
      </form>
    </dialog>`;
  }

  /** @param {string} typed */
  #typedField(typed) {
    return html`<div class="field">
      <label for="confirm-typed">Type <b>${typed}</b> to confirm</label>
      <input id="confirm-typed" autocomplete="off" .value=${this.typed}
        @input=${(/** @type {any} */ input) => (this.typed = input.target.value)} />
    </div>`;
  }
}

customElements.define('confirm-dialog', ConfirmDialog);

/** @param {Question} question @returns {Promise<boolean>} */
export function confirmed(question) {
  return /** @type {ConfirmDialog} */ (document.querySelector('confirm-dialog')).ask(question);
}
