import { html } from 'lit';
import { deleteAccount, signOut } from '../identity/session.js';
import { confirmed } from '../kit/confirm-dialog.js';
import { icon } from '../kit/icons.js';
import { store } from '../store.js';
import { SavingForm } from '../kit/savingForm.js';

class AccountSettings extends SavingForm {
  async #signOutEverywhere() {
    const goOn = await confirmed({
      title: 'Sign out everywhere?',
      text: 'Every browser and device that uses your account is signed out, this one too.',
      action: 'Sign out everywhere',
    });
    if (goOn) this.save(() => signOut({ everywhere: true }), 'You are signed out everywhere.');
  }

  async #delete() {
    const goOn = await confirmed({
      title: 'Delete your account?',
      text: 'Your profile and your lists are deleted for good. This cannot be undone.',
      action: 'Delete account',
      typed: store.state.session.me?.username,
    });
    if (goOn) this.save(deleteAccount, 'Your account is deleted.');
  }

  render() {
    return html`<h2>Account</h2>
      <p class="hint">Signed in as @${store.state.session.me?.username}</p>
      <div class="actions">
        <button class="button" ?disabled=${this.busy} @click=${() => this.save(signOut, 'You are signed out.')}>
          ${icon('leave')} Sign out
        </button>
        <button class="button" ?disabled=${this.busy} @click=${this.#signOutEverywhere}>Sign out everywhere</button>
        <button class="button danger" ?disabled=${this.busy} @click=${this.#delete}>Delete account</button>
      </div>`;
  }
}

customElements.define('account-settings', AccountSettings);
