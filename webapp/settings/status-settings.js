import { html } from 'lit';
import { field, valuesOf } from '../kit/field.js';
import { CHOICES, setOwnStatus } from '../presence/ownStatus.js';
import '../presence/status-bulb.js';
import { store } from '../store.js';
import { expiryAfter, EXPIRIES } from './expiry.js';
import { SavingForm } from '../kit/savingForm.js';

class StatusSettings extends SavingForm {
  /** @param {SubmitEvent} submit */
  #submit(submit) {
    submit.preventDefault();
    const { status, text, expires } = valuesOf(/** @type {HTMLFormElement} */ (submit.target));
    const before = store.state.session.me?.status_expires_at ?? null;
    const expires_at = expires === 'keep' ? before : expiryAfter(expires, new Date());
    const chosen = { status: /** @type {any} */ (status), text, expires_at };
    this.save(() => setOwnStatus(chosen), 'Your status is set.');
  }

  render() {
    const me = store.state.session.me;
    return html`<form @submit=${this.#submit}>
      <h2>Status</h2>
      <fieldset class="choices">
        <legend class="visually-hidden">Your status</legend>
        ${CHOICES.map(
          ({ status, label, meaning, shown }) => html`<label class="choice">
            <input type="radio" name="status" value=${status} .checked=${status === (me?.status ?? 'online')} />
            <status-bulb status=${shown} size="14"></status-bulb>
            <span><b>${label}</b><small>${meaning}</small></span>
          </label>`,
        )}
      </fieldset>
      ${field({ name: 'text', label: 'Status text', value: me?.status_text ?? '', maxlength: 140, hint: 'Shown on your profile, such as “Back at three”', error: this.about('text') })}
      ${this.#expiry(me?.status_expires_at)}
      <button class="button primary" ?disabled=${this.busy}>Set status</button>
    </form>`;
  }

  /** @param {string | null | undefined} until */
  #expiry(until) {
    return html`<div class="field">
      <label for="field-expires">Clear it</label>
      <select id="field-expires" name="expires">
        ${until ? html`<option value="keep">at ${new Date(until).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}</option>` : ''}
        ${EXPIRIES.map(({ name, label }) => html`<option value=${name}>${label}</option>`)}
      </select>
    </div>`;
  }
}

customElements.define('status-settings', StatusSettings);
