import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { meChanged } from '../identity/sessionState.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';
import { SavingForm } from '../kit/savingForm.js';

const AUDIENCES = [
  { value: 'everyone', label: 'Everyone' },
  { value: 'connections', label: 'My connections' },
  { value: 'nobody', label: 'Nobody' },
];

class PrivacySettings extends SavingForm {
  /** Shows at once, and the old choice again when the server refuses it. @param {Event} change */
  #choose(change) {
    const last_seen_audience = /** @type {any} */ (change.target).value;
    const before = store.state.session.me?.last_seen_audience;
    store.apply('session', meChanged, { last_seen_audience });
    const work = lamp.rest.put('/api/users/me', { last_seen_audience });
    work.catch(() => store.apply('session', meChanged, { last_seen_audience: before }));
    this.save(() => work, 'Your choice is saved.');
  }

  render() {
    const chosen = store.state.session.me?.last_seen_audience ?? 'everyone';
    return html`<h2>Privacy</h2>
      <fieldset class="segments" @change=${this.#choose}>
        <legend>Who sees when you were last here</legend>
        ${AUDIENCES.map(
          ({ value, label }) => html`<label>
            <input type="radio" name="audience" value=${value} class="visually-hidden" .checked=${live(value === chosen)} />
            <span>${label}</span>
          </label>`,
        )}
      </fieldset>`;
  }
}

customElements.define('privacy-settings', PrivacySettings);
