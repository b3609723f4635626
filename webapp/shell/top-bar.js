import { html } from 'lit';
import { icon, lampMark } from '../kit/icons.js';
import { View } from '../kit/page.js';
import { store } from '../store.js';
import '../presence/own-menu.js';
import '../chat/messages-menu.js';
import '../notifications/notifications-menu.js';
import { chooseTheme, isDark } from './theme.js';

/** The bar above every page: the count of who is online, the connection, the theme, and oneself. */
class TopBar extends View {
  static slices = /** @type {const} */ (['session']);

  #switchTheme() {
    chooseTheme(isDark() ? 'light' : 'dark');
    this.requestUpdate();
  }

  render() {
    const other = isDark() ? 'light' : 'dark';
    return html`<header>
      <a class="brand" href="/dashboard">${lampMark()}<span>Lamplighter</span></a>
      <lamp-connection></lamp-connection>
      <lamp-count></lamp-count>
      <messages-menu></messages-menu>
      <notifications-menu></notifications-menu>
      <button class="icon-button" aria-label="Switch to the ${other} theme" @click=${this.#switchTheme}>
        ${icon(isDark() ? 'sun' : 'moon')}
      </button>
      <own-menu .me=${store.state.session.me}></own-menu>
    </header>`;
  }
}

customElements.define('top-bar', TopBar);
