import { html } from 'lit';
import { field, valuesOf } from '../kit/field.js';
import { icon } from '../kit/icons.js';
import { lamp } from '../lamp.js';
import { SavingForm } from '../kit/savingForm.js';

class BroadcastForm extends SavingForm {
  /** @param {SubmitEvent} submit */
  #submit(submit) {
    submit.preventDefault();
    const form = /** @type {HTMLFormElement} */ (submit.target);
    this.save(async () => {
      await lamp.rest.post('/api/admin/broadcasts', valuesOf(form));
      form.reset();
    }, 'The announcement is on every open page.');
  }

  render() {
    return html`<form @submit=${this.#submit}>
      <h2>Announcement</h2>
      ${field({ name: 'message', label: 'Message', rows: 3, required: true, maxlength: 1000, hint: 'Everybody who is connected sees it at once.', error: this.about('message') })}
      <button class="button primary" ?disabled=${this.busy}>${icon('megaphone')} Send to everyone</button>
    </form>`;
  }
}

customElements.define('broadcast-form', BroadcastForm);
