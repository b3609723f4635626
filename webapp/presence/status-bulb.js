import { bulbSheet } from '../elements/bulbSheet.js';

/** The same bulb as `<lamp-status>`, for a status that is not followed: a choice in a menu. */
class StatusBulb extends HTMLElement {
  static observedAttributes = ['status', 'size'];

  #bulb = document.createElement('span');

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [bulbSheet];
    this.#bulb.className = 'bulb';
    root.append(this.#bulb);
  }

  attributeChangedCallback() {
    this.#bulb.dataset.status = this.getAttribute('status') ?? 'unknown';
    this.#bulb.style.setProperty('--size', `${Number(this.getAttribute('size'))}px`);
  }
}

customElements.define('status-bulb', StatusBulb);
