import { html, nothing } from 'lit';
import { SavingForm } from '../kit/savingForm.js';
import { chooseAlerts, chosenAlerts } from '../notifications/alertChoice.js';
import { isOn, obstacle, subscribe, switchOff, switchOn } from '../notifications/browserAlerts.js';
import { ring } from '../notifications/sound.js';

/** How this browser draws its user's attention: off until chosen. */
class AlertSettings extends SavingForm {
  static properties = { ...SavingForm.properties, reach: { state: true } };

  constructor() {
    super();
    /** Why nothing comes while no page is open; null while that is not known. @type {string | null} */
    this.reach = null;
  }

  async connectedCallback() {
    super.connectedCallback();
    if (isOn()) this.reach = await subscribe().catch(() => null);
  }

  /** @param {Event} change */
  async #chooseBrowser({ target }) {
    const box = /** @type {HTMLInputElement} */ (target);
    const work = box.checked ? async () => (this.reach = await switchOn()) : switchOff;
    await this.save(work, box.checked ? 'Browser notifications are on.' : 'Browser notifications are off.');
    box.checked = isOn();
  }

  /** @param {Event} change */
  #chooseSound({ target }) {
    const { checked } = /** @type {HTMLInputElement} */ (target);
    chooseAlerts({ sound: checked });
    if (checked) ring();
  }

  render() {
    return html`<h2>Alerts in this browser</h2>
      <fieldset class="switches">
        <legend>When something new comes</legend>
        <label>
          <span>Browser notifications</span>
          <input type="checkbox" role="switch" name="browser" aria-describedby="alerts-hint" .checked=${isOn()} ?disabled=${this.busy || obstacle() !== ''}
            @change=${(/** @type {Event} */ e) => this.#chooseBrowser(e)} />
        </label>
        <label>
          <span>Sound</span>
          <input type="checkbox" role="switch" name="sound" .checked=${chosenAlerts().sound} @change=${(/** @type {Event} */ e) => this.#chooseSound(e)} />
        </label>
      </fieldset>
      <p class="hint" id="alerts-hint" role="status">${this.#hint()}</p>`;
  }

  #hint() {
    if (obstacle()) return obstacle();
    if (!isOn()) return 'Browser notifications show while you look at something else.';
    if (this.reach === null) return nothing;
    return this.reach === ''
      ? 'They show while you look at something else, also when Lamplighter is closed.'
      : `They show while Lamplighter is open in a tab. ${this.reach}`;
  }
}

customElements.define('alert-settings', AlertSettings);
