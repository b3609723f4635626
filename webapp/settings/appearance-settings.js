import { html, LitElement } from 'lit';
import { chooseTheme, chosenTheme } from '../shell/theme.js';

const THEMES = [
  { value: 'system', label: 'As the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

class AppearanceSettings extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** @param {Event} change */
  #choose(change) {
    chooseTheme(/** @type {any} */ (change.target).value);
  }

  render() {
    return html`<h2>Appearance</h2>
      <fieldset class="segments" @change=${this.#choose}>
        <legend>Theme</legend>
        ${THEMES.map(
          ({ value, label }) => html`<label>
            <input type="radio" name="theme" value=${value} class="visually-hidden" .checked=${value === chosenTheme()} />
            <span>${label}</span>
          </label>`,
        )}
      </fieldset>`;
  }
}

customElements.define('appearance-settings', AppearanceSettings);
