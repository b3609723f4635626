import { isLive } from '../client/connectionState.js';
import { LampElement } from './lampElement.js';
import { sheet } from './sheet.js';

const countSheet = sheet(`
:host { display: inline-flex; align-items: center; gap: .5em; font-variant-numeric: tabular-nums; white-space: nowrap; }
:host([hidden]) { display: none; }
.dot { width: .6em; height: .6em; border-radius: 50%; background: #1fb35a; animation: pulse 2s ease-in-out infinite; }
.dot[data-not-live] { background: #8b8781; animation: none; }
@keyframes pulse { 50% { opacity: .45; transform: scale(.85); } }
@media (prefers-reduced-motion: reduce) { .dot { animation: none; } }
`);

/** How many users are online now: `<lamp-count></lamp-count>` shows "24 online". */
export class LampCount extends LampElement {
  #dot = document.createElement('span');
  #words = document.createElement('span');
  /** @type {import('../client/lamplighter.js').Lamplighter | undefined} */
  #client;

  constructor() {
    super(countSheet);
    this.#dot.className = 'dot';
    this.root.append(this.#dot, this.#words);
  }

  /** @param {import('../client/lamplighter.js').Lamplighter} client */
  follow(client) {
    this.#client = client;
    return [
      client.subscribe('online'),
      client.on('count', () => this.render()),
      client.on('state', () => this.render()),
    ];
  }

  render() {
    const count = this.#client?.onlineCount;
    const live = this.#client !== undefined && isLive(this.#client.connection);
    this.#dot.toggleAttribute('data-not-live', !live);
    this.#words.textContent = count == null ? '' : `${count.toLocaleString('en')} online`;
    this.title = live ? '' : 'Not live';
    this.hidden = count == null;
  }
}

customElements.define('lamp-count', LampCount);
