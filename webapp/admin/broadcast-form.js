import { html } from 'lit';
import { field, valuesOf } from '../kit/field.js';
import { icon } from '../kit/icons.js';
import { lamp } from '../lamp.js';
import { SavingForm } from '../kit/savingForm.js';

const LASTS_MS = 24 * 60 * 60_000;

/** What the form says, as the server wants it. @param {HTMLFormElement} form */
function broadcastOf(form) {
  const { message, to } = valuesOf(form);
  const expires_at = to === 'all' ? new Date(Date.now() + LASTS_MS).toISOString() : null;
  return { message, to, expires_at };
}

class BroadcastForm extends SavingForm {
  /** @param {SubmitEvent} submit */
  #submit(submit) {
    submit.preventDefault();
    const form = /** @type {HTMLFormElement} */ (submit.target);
    this.save(async () => {
      await lamp.rest.post('/api/admin/broadcasts', broadcastOf(form));
      form.reset();
    }, 'The announcement is on every open page.');
  }

  render() {
    return html`<form @submit=${this.#submit}>
      <h2>Announcement</h2>
      ${field({ name: 'message', label: 'Message', rows: 3, required: true, maxlength: 1000, hint: 'Everybody who is connected sees it at once.', error: this.about('message') })}
      <div class="field">
        <label for="field-to">For</label>
        <select id="field-to" name="to">
          <option value="online">Those who are connected now</option>
          <option value="all">All who come within 24 hours, too</option>
        </select>
      </div>
      <button class="button primary" ?disabled=${this.busy}>${icon('megaphone')} Send to everyone</button>
    </form>`;
  }
}

customElements.define('broadcast-form', BroadcastForm);
