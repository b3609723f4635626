import { html, nothing } from 'lit';
import { isLive } from '../client/connectionState.js';
import { icon } from '../kit/icons.js';
import { Page } from '../kit/page.js';
import { failedState, loadingState } from '../kit/states.js';
import { lamp } from '../lamp.js';
import { throttled } from '../kit/throttled.js';
import { store } from '../store.js';
import './broadcast-form.js';
import './live-stats.js';
import { fetchRoster, followRoster } from './roster.js';
import { rosterTable } from './rosterTable.js';

const EVERY_MS = 30_000;
const NEWCOMERS_AT_MOST_EVERY_MS = 1_000;

class AdminPage extends Page {
  static slices = /** @type {const} */ (['roster']);

  connectedCallback() {
    super.connectedCallback();
    const timer = setInterval(() => this.fetch(), EVERY_MS);
    this.until(() => clearInterval(timer));
    this.until(followRoster(throttled(() => this.fetch(), NEWCOMERS_AT_MOST_EVERY_MS)));
    this.until(lamp.on('state', () => this.requestUpdate()));
  }

  fetch() {
    fetchRoster();
  }

  render() {
    const { users, phase, fetching } = store.state.roster;
    return html`
      <header class="page-head">
        <h1 tabindex="-1">Admin</h1>
        ${this.#freshness()}
        <button class="button" ?disabled=${fetching} @click=${() => this.fetch()}>${icon('refresh')} Refresh</button>
      </header>
      <live-stats></live-stats>
      <div class="admin">
        <div class="card roster">
          <h2 id="roster-title">Online users ${phase === 'ready' ? html`<span class="amount">${users.length}</span>` : nothing}</h2>
          ${this.#roster()}
        </div>
        <broadcast-form class="card"></broadcast-form>
      </div>
    `;
  }

  /** Live: each change is shown as it happens. Cached: as of the last answer. */
  #freshness() {
    const { fetchedAt } = store.state.roster;
    if (isLive(lamp.connection)) return html`<span class="mark live" role="status">Live</span>`;
    const time = fetchedAt ? ` from ${new Date(fetchedAt).toLocaleTimeString('en-GB')}` : '';
    return html`<span class="mark cached" role="status">Cached${time}</span>`;
  }

  #roster() {
    const { phase, users, problem } = store.state.roster;
    if (phase === 'failed') return failedState(problem, () => this.fetch());
    if (phase === 'loading') return loadingState('online users');
    return html`${problem ? html`<p class="banner bad" role="alert">Not refreshed: ${problem}</p>` : nothing}
    ${rosterTable(users)}`;
  }
}

customElements.define('admin-page', AdminPage);
