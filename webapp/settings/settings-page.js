import { html } from 'lit';
import { reloadMe } from '../identity/session.js';
import { Page } from '../kit/page.js';
import { sayFailed } from '../shell/notices.js';
import './account-settings.js';
import './alert-settings.js';
import './appearance-settings.js';
import './blocked-settings.js';
import './notification-settings.js';
import './privacy-settings.js';
import './profile-settings.js';
import './status-settings.js';

class SettingsPage extends Page {
  fetch() {
    reloadMe().catch(sayFailed);
  }

  render() {
    return html`
      <header class="page-head"><h1 tabindex="-1">Settings</h1></header>
      <div class="settings">
        <status-settings class="card"></status-settings>
        <profile-settings class="card"></profile-settings>
        <privacy-settings class="card"></privacy-settings>
        <notification-settings class="card"></notification-settings>
        <alert-settings class="card"></alert-settings>
        <appearance-settings class="card"></appearance-settings>
        <blocked-settings class="card"></blocked-settings>
        <account-settings class="card"></account-settings>
      </div>
    `;
  }
}

customElements.define('settings-page', SettingsPage);
