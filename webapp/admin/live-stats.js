import { html, LitElement } from 'lit';
import { lamp } from '../lamp.js';

/** Numbers of all nodes together, once a second. */
class LiveStats extends LitElement {
  static properties = { stats: { state: true } };

  /** @type {(() => void)[]} */
  #ends = [];

  constructor() {
    super();
    /** @type {{sessions: number, online: number, messages_per_second: number, nodes: number} | null} */
    this.stats = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ends = [
      lamp.subscribe('stats'),
      lamp.on('stats', (stats) => (this.stats = stats)),
      lamp.on('state', ({ phase }) => {
        if (phase !== 'live') this.stats = null;
      }),
    ];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.splice(0).forEach((end) => end());
  }

  render() {
    const { online, sessions, messages_per_second, nodes } = this.stats ?? {};
    return html`<dl class="stats">
      ${number('Users online', online)} ${number('Sessions', sessions)}
      ${number('Messages a second', messages_per_second)} ${number('Servers', nodes)}
    </dl>`;
  }
}

/** @param {string} name @param {number | undefined} value */
function number(name, value) {
  return html`<div class="card"><dt>${name}</dt><dd>${value?.toLocaleString('en') ?? '–'}</dd></div>`;
}

customElements.define('live-stats', LiveStats);
