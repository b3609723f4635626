import { Problem } from '../client/problem.js';
import { nameOf } from '../kit/avatar.js';
import { lamp } from '../lamp.js';
import { sayFailed } from '../shell/notices.js';
import { store } from '../store.js';
import * as state from './listState.js';

/**
 * Where each list comes from.
 *
 * @type {Record<string, {path: string, query: Record<string, unknown>}>}
 */
const SOURCES = {
  online: { path: '/api/users/online-status/users', query: { details: true, limit: 24 } },
  newest: { path: '/api/users', query: { sort: 'new', limit: 12 } },
  search: { path: '/api/users', query: { limit: 24 } },
  views: { path: '/api/users/me/profile-views', query: { limit: 24 } },
  connections: { path: '/api/connections', query: { limit: 24 } },
  suggested: { path: '/api/users/me/suggested', query: { limit: 12 } },
  follows: { path: '/api/users/me/follows', query: { limit: 200 } },
  favorites: { path: '/api/users/me/favorites', query: { limit: 200 } },
  shortlist: { path: '/api/users/me/shortlist', query: { limit: 200 } },
  blocks: { path: '/api/users/me/blocks', query: { limit: 200 } },
};

/** Of what was clicked twice, the second click decides. @type {Map<string, object>} */
const lastClicks = new Map();

/** @typedef {'favorites' | 'shortlist' | 'follows' | 'blocks'} Relation */

/** @param {string} name @param {string} [q] what to search for */
export async function fetchList(name, q = '') {
  store.apply('lists', state.asked, name, q);
  const { changes } = state.listOf(store.state.lists, name);
  try {
    store.apply('lists', state.loaded, name, await fetchPage(name, { q }), q, changes);
    if (state.listOf(store.state.lists, name).changes > changes) await fetchList(name, q);
  } catch (thrown) {
    store.apply('lists', state.failed, name, Problem.of(thrown).message, q);
  }
}

/** @param {string} name */
export async function fetchMore(name) {
  const { key, next } = state.listOf(store.state.lists, name);
  store.apply('lists', state.extending, name);
  try {
    store.apply('lists', state.extended, name, await fetchPage(name, { q: key, after: next }), key);
  } catch (thrown) {
    store.apply('lists', state.failed, name, '', key);
    sayFailed(thrown);
  }
}

/**
 * Adds or removes at once, and takes it back when the server refuses. An answer marks again: a list
 * that was fetched meanwhile may be from before it.
 *
 * @param {Relation} relation @param {state.Member} member
 */
export async function toggle(relation, member) {
  const has = state.includes(store.state.lists, relation, member.username);
  const path = `/api/users/me/${relation}/${encodeURIComponent(member.username)}`;
  const click = {};
  lastClicks.set(path, click);
  /** @param {boolean} on */
  const settle = (on) => lastClicks.get(path) === click && mark(relation, member, on);
  settle(!has);
  try {
    await (has ? lamp.rest.delete(path) : lamp.rest.put(path));
    settle(!has);
  } catch (thrown) {
    settle(has);
    sayFailed(new Problem({ detail: `${nameOf(member)}: ${Problem.of(thrown).message}` }));
  }
}

/** @param {Relation} relation @param {state.Member} member @param {boolean} on */
function mark(relation, member, on) {
  if (on) store.apply('lists', state.added, relation, member);
  else store.apply('lists', state.removed, relation, member.username);
}

/** @param {string} name @param {Record<string, unknown>} query */
async function fetchPage(name, query) {
  const source = SOURCES[name];
  const { users, connections = [], next = null } = await lamp.rest.get(source.path, { ...source.query, ...query });
  return { items: users ?? connections.map((/** @type {{user: state.Member}} */ { user }) => user), next };
}
