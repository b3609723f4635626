import { html, LitElement, nothing } from 'lit';
import { signOut } from '../identity/session.js';
import { avatar, nameOf } from '../kit/avatar.js';
import { icon } from '../kit/icons.js';
import { sayFailed } from '../shell/notices.js';
import './status-bulb.js';
import { CHOICES, choiceOf, setOwnStatus } from './ownStatus.js';

/** One's own face in the bar, and behind it the status and the way out. */
class OwnMenu extends LitElement {
  static properties = { me: { attribute: false }, leaving: { state: true } };

  constructor() {
    super();
    this.me = /** @type {import('../identity/sessionState.js').Me | null} */ (null);
    this.leaving = false;
  }

  createRenderRoot() {
    return this;
  }

  #close() {
    /** @type {HTMLElement | null} */ (this.querySelector('[popover]'))?.hidePopover();
  }

  /** @param {import('../identity/sessionState.js').Me['status']} status */
  #choose(status) {
    const text = this.me?.status_text ?? null;
    const expires_at = this.me?.status_expires_at ?? null;
    setOwnStatus({ status, text, expires_at }).catch(sayFailed);
  }

  async #leave() {
    this.leaving = true;
    await signOut().catch(sayFailed);
    this.leaving = false;
  }

  render() {
    if (!this.me) return nothing;
    const { shown, label } = choiceOf(this.me.status);
    return html`
      <button class="own-face" popovertarget="own-menu" aria-label="You are ${label}. Status and sign-out">
        ${avatar(this.me, 'small')}<status-bulb status=${shown} size="14" ring></status-bulb>
      </button>
      <div id="own-menu" class="card menu" popover @click=${this.#onClick}>${this.#content(this.me)}</div>
    `;
  }

  /** @param {MouseEvent} click */
  #onClick(click) {
    if (click.composedPath().some((target) => target instanceof HTMLAnchorElement)) this.#close();
  }

  /** @param {import('../identity/sessionState.js').Me} me */
  #content(me) {
    return html`
      <a class="menu-head" href="/profile/${encodeURIComponent(me.username)}">
        ${avatar(me, 'medium')}
        <span><b>${nameOf(me)}</b><small>${me.status_text || `@${me.username}`}</small></span>
      </a>
      <fieldset class="menu-choices">
        <legend class="visually-hidden">Your status</legend>
        ${CHOICES.map(
          (choice) => html`<label class="menu-item">
            <input type="radio" name="own-status" class="visually-hidden" .checked=${choice.status === me.status}
              @change=${() => this.#choose(choice.status)} />
            <status-bulb status=${choice.shown} size="12"></status-bulb>
            <span>${choice.label}<small>${choice.meaning}</small></span>
            ${icon('check')}
          </label>`,
        )}
      </fieldset>
      <a class="menu-item" href="/settings">${icon('settings')}<span>Status text and settings</span></a>
      <button class="menu-item" ?disabled=${this.leaving} @click=${this.#leave}>
        ${icon('leave')}<span>Sign out</span>
      </button>
    `;
  }
}

customElements.define('own-menu', OwnMenu);
