import { html, nothing } from 'lit';
import { Problem } from '../client/problem.js';
import { field } from '../kit/field.js';
import { lampMark } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { goTo } from '../router.js';
import { store } from '../store.js';
import { credentialsOf } from './credentials.js';
import { prepareToEnter, register } from './session.js';

class RegisterPage extends View {
  static slices = /** @type {const} */ (['session']);
  static properties = { problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.problem = /** @type {Problem | null} */ (null);
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    if (store.state.session.issuer) goTo('/login', { replace: true });
  }

  /** @param {SubmitEvent} submit */
  async #submit(submit) {
    submit.preventDefault();
    this.busy = true;
    this.problem = null;
    await register(credentialsOf(submit)).catch((thrown) => (this.problem = Problem.of(thrown)));
    this.busy = false;
  }

  render() {
    const about = (/** @type {string} */ name) => this.problem?.about(name);
    const elsewhere = this.problem && this.problem.errors.length === 0;
    return html`<section class="gate card">
      ${lampMark()}
      <h1 tabindex="-1">Create an account</h1>
      <p class="lead">A name and a password are enough to begin.</p>
      ${elsewhere ? html`<p class="banner bad" role="alert">${this.problem?.message}</p>` : nothing}
      <form @submit=${this.#submit} @input=${prepareToEnter}>
        ${field({ name: 'username', label: 'Username', autocomplete: 'username', required: true, minlength: 3, maxlength: 32, hint: '3 to 32 letters, digits or _ . -', error: about('username') })}
        ${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'new-password', required: true, minlength: 8, maxlength: 128, hint: 'At least 8 characters', error: about('password') })}
        <button class="button primary wide" ?disabled=${this.busy}>${this.busy ? 'Creating it' : 'Create account'}</button>
        <p class="aside">Have an account? <a href="/login${location.search}">Sign in</a></p>
      </form>
    </section>`;
  }
}

customElements.define('register-page', RegisterPage);
