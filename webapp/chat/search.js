import { Problem } from '../client/problem.js';
import { lamp } from '../lamp.js';
import { debounced } from '../kit/throttled.js';
import { store } from '../store.js';
import * as state from './searchState.js';

const QUIET_MS = 250;
const PAGE_SIZE = 30;

const searchSoon = debounced(fetchFound, QUIET_MS);

/** @param {string} query */
export function searchMessages(query) {
  store.apply('found', state.asked, query);
  if (query) searchSoon(query);
}

export async function fetchMoreFound() {
  const { query, next } = store.state.found;
  await ask(query, state.extended, next);
}

/** @param {string} query */
export async function fetchFound(query) {
  if (store.state.found.query === query) await ask(query, state.loaded, null);
}

/** @param {string} query @param {typeof state.loaded} next @param {string | null} after */
async function ask(query, next, after) {
  try {
    store.apply('found', next, query, await lamp.chat.search(query, { limit: PAGE_SIZE, after }));
  } catch (thrown) {
    store.apply('found', state.failed, query, Problem.of(thrown).message);
  }
}
