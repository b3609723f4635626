import { html } from 'lit';
import { meChanged } from '../identity/sessionState.js';
import { avatar } from '../kit/avatar.js';
import { field, valuesOf } from '../kit/field.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';
import { SavingForm } from '../kit/savingForm.js';

class ProfileSettings extends SavingForm {
  /** @param {SubmitEvent} submit */
  #submit(submit) {
    submit.preventDefault();
    const values = valuesOf(/** @type {HTMLFormElement} */ (submit.target));
    const profile = { ...values, age: values.age ? Number(values.age) : null };
    this.save(async () => {
      store.apply('session', meChanged, await lamp.rest.put('/api/users/me', profile));
    }, 'Your profile is saved.');
  }

  render() {
    const me = store.state.session.me;
    if (!me) return html``;
    return html`<form @submit=${this.#submit}>
      <h2>${avatar(me, 'small')} Profile</h2>
      ${field({ name: 'display_name', label: 'Name', value: me.display_name, required: true, maxlength: 80, autocomplete: 'name', error: this.about('display_name') })}
      <div class="pair">
        ${field({ name: 'town', label: 'Town', value: me.town ?? '', maxlength: 80, autocomplete: 'address-level2', error: this.about('town') })}
        ${field({ name: 'age', label: 'Age', type: 'number', min: 18, max: 120, value: String(me.age ?? ''), error: this.about('age') })}
      </div>
      ${field({ name: 'about', label: 'About you', rows: 4, value: me.about ?? '', maxlength: 2000, error: this.about('about') })}
      ${field({ name: 'avatar_url', label: 'Picture', value: ownPicture(me), maxlength: 2000, hint: 'The path of an image on this site. Without one, a portrait is drawn for you.', error: this.about('avatar_url') })}
      <button class="button primary" ?disabled=${this.busy}>Save profile</button>
    </form>`;
  }
}

/** The address that was given; a drawn portrait counts as none. @param {import('../identity/sessionState.js').Me} me */
function ownPicture({ avatar_url }) {
  return avatar_url && !avatar_url.startsWith('/avatars/') ? avatar_url : '';
}

customElements.define('profile-settings', ProfileSettings);
