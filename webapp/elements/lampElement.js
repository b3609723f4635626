import { withLamplighter } from '../client/provided.js';

/** An element that shows something of the page's Lamplighter client, for as long as it is on the page. */
export class LampElement extends HTMLElement {
  /** @type {(() => void)[]} */
  #ends = [];

  /** @param {CSSStyleSheet} sheet */
  constructor(sheet) {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  get root() {
    return /** @type {ShadowRoot} */ (this.shadowRoot);
  }

  connectedCallback() {
    this.disconnectedCallback();
    this.#ends.push(withLamplighter((client) => this.#ends.push(...this.follow(client))));
    this.render();
  }

  disconnectedCallback() {
    this.#ends.splice(0).forEach((end) => end());
  }

  /**
   * @param {import('../client/lamplighter.js').Lamplighter} _client
   * @returns {(() => void)[]} what ends the following
   */
  follow(_client) {
    return [];
  }

  render() {}

  /** Starts anew, after an attribute changed whom it follows. */
  restart() {
    if (this.isConnected) this.connectedCallback();
  }
}
