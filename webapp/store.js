import { NO_CALL } from './calls/callState.js';
import { NO_CONVERSATIONS } from './chat/conversationsState.js';
import { NO_DRAFTS } from './chat/draftsState.js';
import { NOTHING_HEARD } from './chat/heardState.js';
import { NOTHING_UNSENT } from './chat/outboxState.js';
import { NOTHING_SEARCHED } from './chat/searchState.js';
import { NO_THREADS } from './chat/threadState.js';
import { NOBODY_TYPES } from './chat/typingState.js';
import { NO_FEED } from './feed/feedState.js';
import { NO_TALKS } from './feed/talksState.js';
import { STARTING } from './identity/sessionState.js';
import { NO_LISTS } from './members/listState.js';
import { NOTHING_TOLD } from './notifications/notificationsState.js';
import { NO_CONNECTIONS } from './connections/connectionsState.js';
import { NO_NOTICES } from './shell/noticesState.js';
import { NO_PROFILE } from './members/profileState.js';
import { NOT_LOADED } from './admin/rosterState.js';

/**
 * The page's one state, in slices. A click and a frame take the same road: a pure function of a
 * slice makes the next one, and who shows that slice is told.
 */
export class Store {
  /** @type {Set<(slice: string) => void>} */
  #listeners = new Set();

  #start;

  /** @param {State} state */
  constructor(state) {
    this.state = state;
    this.#start = state;
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

  /** All slices are as at the start, but for those that are kept. @param {readonly (keyof State)[]} kept */
  startAnew(kept) {
    const slices = /** @type {(keyof State)[]} */ (Object.keys(this.#start));
    for (const slice of slices) if (!kept.includes(slice)) this.apply(slice, () => this.#start[slice]);
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
 * @property {import('./notifications/notificationsState.js').Told} told
 * @property {import('./connections/connectionsState.js').AllConnections} connections
 * @property {import('./admin/rosterState.js').Roster} roster
 * @property {import('./chat/conversationsState.js').Conversations} conversations
 * @property {import('./chat/threadState.js').Threads} threads
 * @property {import('./chat/outboxState.js').Outbox} outbox
 * @property {import('./chat/draftsState.js').Drafts} drafts
 * @property {import('./chat/typingState.js').Typing} typing
 * @property {import('./chat/searchState.js').Found} found
 * @property {import('./chat/heardState.js').Heard} heard
 * @property {import('./feed/feedState.js').Feed} feed
 * @property {import('./feed/talksState.js').Talks} talks
 * @property {import('./calls/callState.js').Call} call
 */
export const store = new Store({
  route: { name: 'start', params: {} },
  session: STARTING,
  lists: NO_LISTS,
  profile: NO_PROFILE,
  notices: NO_NOTICES,
  told: NOTHING_TOLD,
  connections: NO_CONNECTIONS,
  roster: NOT_LOADED,
  conversations: NO_CONVERSATIONS,
  threads: NO_THREADS,
  outbox: NOTHING_UNSENT,
  drafts: NO_DRAFTS,
  typing: NOBODY_TYPES,
  found: NOTHING_SEARCHED,
  heard: NOTHING_HEARD,
  feed: NO_FEED,
  talks: NO_TALKS,
  call: NO_CALL,
});
