import { html, LitElement, nothing } from 'lit';
import { Problem } from '../client/problem.js';
import { icon } from '../kit/icons.js';
import { startConversation } from './conversations.js';

/** Opens the conversation with somebody; a refusal stands below. */
class MessageButton extends LitElement {
  static properties = { username: {}, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.username = '';
    this.problem = '';
    this.busy = false;
  }

  createRenderRoot() {
    return this;
  }

  async #start() {
    this.busy = true;
    this.problem = '';
    try {
      await startConversation([this.username]);
    } catch (thrown) {
      this.problem = Problem.of(thrown).message;
    }
    this.busy = false;
  }

  render() {
    return html`<button class="button primary" ?disabled=${this.busy} @click=${this.#start}>${icon('message')} Message</button>
      ${this.problem ? html`<p class="banner bad" role="alert">${this.problem}</p>` : nothing}`;
  }
}

customElements.define('message-button', MessageButton);
