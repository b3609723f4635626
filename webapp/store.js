import { STARTING } from './identity/sessionState.js';
import { NO_LISTS } from './members/listState.js';
import { NO_NOTICES } from './shell/noticesState.js';
import { NO_PROFILE } from './members/profileState.js';
import { NOT_LOADED } from './admin/rosterState.js';

/**
 * The page's one state, in slices. A click and a frame take the same road: a pure function of a
 * slice makes the next one, and who shows that slice is told.
 */
class Store {
  /** @type {Set<(slice: string) => void>} */
  #listeners = new Set();

  /** @param {State} state */
  constructor(state) {
    this.state = state;
  }

  /**
   * @template {keyof State} S
   * @template {any[]} A
   * @param {S} slice
   * @param {(before: State[S], ...args: A) => State[S]} next pure
   * @param {A} args
   */
  apply(slice, next, ...args) {
    const before = this.state[slice];
    const after = next(before, ...args);
    if (after === before) return;
    this.state = { ...this.state, [slice]: after };
    for (const listener of [...this.#listeners]) listener(slice);
  }

  /** @param {(slice: string) => void} listener @returns {() => void} ends it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

/**
 * @typedef {object} State
 * @property {import('./routes.js').Route} route
 * @property {import('./identity/sessionState.js').Session} session
 * @property {import('./members/listState.js').Lists} lists
 * @property {import('./members/profileState.js').Profile} profile
 * @property {import('./shell/noticesState.js').Notices} notices
 * @property {import('./admin/rosterState.js').Roster} roster
 */
export const store = new Store({
  route: { name: 'start', params: {} },
  session: STARTING,
  lists: NO_LISTS,
  profile: NO_PROFILE,
  notices: NO_NOTICES,
  roster: NOT_LOADED,
});
