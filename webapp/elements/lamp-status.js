import { isLive } from '../client/connectionState.js';
import { LampElement } from './lampElement.js';
import { bulbSheet } from './bulbSheet.js';
import { statusSentence, statusWord } from './words.js';

const SENTENCE_GROWS_OLD_MS = 30_000;

/**
 * A user's status bulb: `<lamp-status user="asha" size="20" ring></lamp-status>`.
 *
 * Attributes: `user` (a username), `size` (of the bulb, px, default 12), `ring` (white border and
 * shadow, for standing on an avatar), `label` (with the words, such as "Last seen 5 minutes ago").
 * Green and pulsing is online, an amber crescent away, a red bar busy, a grey ring offline; with a
 * dashed edge while the connection is not live.
 */
export class LampStatus extends LampElement {
  static observedAttributes = ['user', 'size', 'label'];

  /** @type {import('../client/presenceState.js').Presence | undefined} */
  #entry;
  #live = true;
  #bulb = document.createElement('span');
  #words = document.createElement('span');

  constructor() {
    super(bulbSheet);
    this.#bulb.className = 'bulb';
    this.#words.className = 'words';
    this.root.append(this.#bulb, this.#words);
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === 'user') this.restart();
    else this.render();
  }

  /** @param {import('../client/lamplighter.js').Lamplighter} client */
  follow(client) {
    const user = this.getAttribute('user');
    this.#entry = undefined;
    if (!user) return [];
    this.#live = isLive(client.connection);
    const aging = setInterval(() => this.hasAttribute('label') && this.render(), SENTENCE_GROWS_OLD_MS);
    return [
      client.watch([user], (entry) => this.#show(entry, this.#live)),
      client.on('state', (state) => this.#show(this.#entry, isLive(state))),
      () => clearInterval(aging),
    ];
  }

  /** @param {import('../client/presenceState.js').Presence | undefined} entry @param {boolean} live */
  #show(entry, live) {
    this.#entry = entry;
    this.#live = live;
    this.render();
  }

  render() {
    const label = this.hasAttribute('label');
    const notLive = this.#live ? '' : ' (not live)';
    this.#bulb.dataset.status = this.#entry?.status ?? 'unknown';
    this.#bulb.toggleAttribute('data-not-live', !this.#live);
    this.#bulb.style.setProperty('--size', `${Number(this.getAttribute('size')) || 12}px`);
    this.#words.textContent = label ? statusSentence(this.#entry, Date.now()) + notLive : '';
    this.#describe(label ? '' : statusWord(this.#entry) + notLive);
  }

  /** The bulb speaks for itself unless words stand beside it. @param {string} description */
  #describe(description) {
    this.#bulb.setAttribute('role', description ? 'img' : 'presentation');
    this.#bulb.setAttribute('aria-label', description);
    this.#bulb.title = description;
    if (!description) this.#bulb.removeAttribute('aria-label');
  }
}

customElements.define('lamp-status', LampStatus);
