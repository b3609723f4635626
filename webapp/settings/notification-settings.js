import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { Problem } from '../client/problem.js';
import { SavingForm } from '../kit/savingForm.js';
import { failedState, loadingState } from '../kit/states.js';
import { lamp } from '../lamp.js';

/** @type {[type: string, label: string][]} */
const TYPES = [
  ['like', 'Likes of your posts'],
  ['comment', 'Comments on your posts'],
  ['follow', 'New followers'],
  ['message', 'Messages'],
  ['connection_request', 'Requests to connect'],
  ['connection_accepted', 'Accepted requests'],
];

/** What the user wants to be told. */
class NotificationSettings extends SavingForm {
  static properties = { ...SavingForm.properties, wanted: { state: true }, failure: { state: true } };

  constructor() {
    super();
    /** @type {Record<string, boolean> | null} */
    this.wanted = null;
    this.failure = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.failure = '';
    try {
      this.wanted = await lamp.notifications.preferences();
    } catch (thrown) {
      this.failure = Problem.of(thrown).message;
    }
  }

  /** Shows at once, and the old choice again when the server refuses it. @param {string} type @param {Event} change */
  #choose(type, change) {
    const wanted = /** @type {HTMLInputElement} */ (change.target).checked;
    this.wanted = { ...this.wanted, [type]: wanted };
    const work = lamp.notifications.prefer({ [type]: wanted });
    work.catch(() => (this.wanted = { ...this.wanted, [type]: !wanted }));
    this.save(() => work, 'Your choice is saved.');
  }

  render() {
    return html`<h2>Notifications</h2>${this.#choices()}`;
  }

  #choices() {
    const { wanted, failure } = this;
    if (failure) return failedState(failure, () => this.#load());
    if (!wanted) return loadingState('your choice');
    return html`<fieldset class="switches">
      <legend>What you want to be told</legend>
      ${TYPES.map(
        ([type, label]) => html`<label>
          <span>${label}</span>
          <input type="checkbox" role="switch" .checked=${live(wanted[type] ?? true)} @change=${(/** @type {Event} */ e) => this.#choose(type, e)} />
        </label>`,
      )}
    </fieldset>`;
  }
}

customElements.define('notification-settings', NotificationSettings);
