import { html, nothing } from 'lit';
import { Problem } from '../client/problem.js';
import { field } from '../kit/field.js';
import { lampMark } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { afterLogin } from '../shell/app-shell.js';
import { store } from '../store.js';
import { leaveToSignIn } from './externalSignIn.js';
import { credentialsOf } from './credentials.js';
import { prepareToEnter, signIn } from './session.js';

const PASSWORD_CHANGE_REQUIRED = 'urn:lamplighter:problem:password_change_required';

class LoginPage extends View {
  static slices = /** @type {const} */ (['session']);
  static properties = { problem: { state: true }, busy: { state: true }, choosing: { state: true } };

  constructor() {
    super();
    this.problem = /** @type {Problem | null} */ (null);
    this.busy = false;
    /** Whether the password is a temporary one, which a new one must follow. */
    this.choosing = false;
  }

  /** @param {SubmitEvent} submit */
  async #submit(submit) {
    submit.preventDefault();
    await this.#trying(() => signIn(credentialsOf(submit)));
  }

  /** @param {() => Promise<void>} work */
  async #trying(work) {
    this.busy = true;
    this.problem = null;
    const problem = await work().then(() => null, (thrown) => Problem.of(thrown));
    this.choosing ||= problem?.type === PASSWORD_CHANGE_REQUIRED;
    this.problem = problem;
    this.busy = false;
  }

  render() {
    const { issuer, notice } = store.state.session;
    return html`<section class="gate card">
      ${lampMark()}
      <h1 tabindex="-1">Welcome back</h1>
      <p class="lead">See who is there, as it happens.</p>
      ${notice && !this.problem ? html`<p class="banner" role="status">${notice}</p>` : nothing}
      ${this.problem ? html`<p class="banner bad" role="alert">${this.problem.message}</p>` : nothing}
      ${issuer ? this.#external(issuer) : this.#form()}
    </section>`;
  }

  /** @param {import('./externalSignIn.js').Issuer} issuer */
  #external(issuer) {
    if (!issuer.authorization_endpoint) {
      return html`<p class="banner bad" role="alert">
        The sign-in server is not reachable just now. Load this page again in a moment.
      </p>`;
    }
    const leave = () => this.#trying(() => leaveToSignIn(issuer, afterLogin()));
    return html`<button class="button primary wide" ?disabled=${this.busy} @click=${leave}>
      Sign in at ${new URL(issuer.issuer).host}
    </button>`;
  }

  #form() {
    return html`<form @submit=${this.#submit} @input=${prepareToEnter}>
      ${field({ name: 'username', label: 'Username', autocomplete: 'username', required: true, error: this.problem?.about('username') })}
      ${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', required: true, error: this.problem?.about('password') })}
      ${this.choosing ? field({ name: 'new_password', label: 'New password', type: 'password', autocomplete: 'new-password', required: true, error: this.problem?.about('new_password') }) : nothing}
      <button class="button primary wide" ?disabled=${this.busy}>${this.busy ? 'Signing in' : 'Sign in'}</button>
      <p class="aside">New here? <a href="/register${location.search}">Create an account</a></p>
    </form>`;
  }
}

customElements.define('login-page', LoginPage);
