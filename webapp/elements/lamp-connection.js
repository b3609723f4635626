import { IDLE, isDown } from '../client/connectionState.js';
import { LampElement } from './lampElement.js';
import { sheet } from './sheet.js';
import { connectionSentence } from './words.js';

const connectionSheet = sheet(`
:host { display: inline-flex; align-items: center; gap: .6em; }
:host([hidden]) { display: none; }
.wait { font-variant-numeric: tabular-nums; }
.wait:empty, button[hidden] { display: none; }
button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: .25em .5em;
  border-radius: .4em; text-decoration: underline; text-underline-offset: .2em; cursor: pointer; }
button:focus-visible { outline: 2px solid currentColor; outline-offset: 1px; }
`);

/**
 * The state of the connection in words, with a countdown and a button while it is lost. Its
 * attribute `phase` follows the state, so that a page may style it or hide it while `live`; the
 * countdown is its part `wait`.
 */
export class LampConnection extends LampElement {
  #words = document.createElement('span');
  #wait = document.createElement('span');
  #button = document.createElement('button');
  /** @type {import('../client/lamplighter.js').Lamplighter | undefined} */
  #client;

  constructor() {
    super(connectionSheet);
    this.#words.setAttribute('role', 'status');
    this.#wait.className = 'wait';
    this.#wait.part.add('wait');
    this.#wait.ariaHidden = 'true';
    this.#button.textContent = 'Try now';
    this.#button.onclick = () => this.#client?.reconnectNow();
    this.root.append(this.#words, this.#wait, this.#button);
  }

  /** @param {import('../client/lamplighter.js').Lamplighter} client */
  follow(client) {
    this.#client = client;
    const countdown = setInterval(() => isDown(client.connection) && this.render(), 1_000);
    return [client.on('state', () => this.render()), () => clearInterval(countdown)];
  }

  render() {
    const state = this.#client?.connection ?? IDLE;
    const sentence = connectionSentence(state);
    this.setAttribute('phase', state.phase);
    if (this.#words.textContent !== sentence) this.#words.textContent = sentence;
    this.#wait.textContent = waitWords(state.nextAttemptAt);
    this.#button.hidden = state.nextAttemptAt === null;
  }
}

/** @param {number | null} nextAttemptAt */
function waitWords(nextAttemptAt) {
  if (nextAttemptAt === null) return '';
  return `next try in ${Math.max(1, Math.ceil((nextAttemptAt - Date.now()) / 1_000))} s`;
}

customElements.define('lamp-connection', LampConnection);
