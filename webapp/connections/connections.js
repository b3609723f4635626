import { Problem } from '../client/problem.js';
import { whenBack } from '../client/whenBack.js';
import { whenSignedIn } from '../identity/account.js';
import { throttled } from '../kit/throttled.js';
import { lamp } from '../lamp.js';
import { sayFailed } from '../shell/notices.js';
import { store } from '../store.js';
import * as state from './connectionsState.js';

const PAGE = 60;
const EVENTS_GATHER_MS = 150;

/** @typedef {state.UserConnection} UserConnection */

export async function fetchConnections() {
  fetchCount();
  await Promise.all(state.SIDES.map(fetchSide));
}

/** @param {state.Side} side */
async function fetchSide(side) {
  try {
    store.apply('connections', state.loaded, side, await lamp.connections.list(side, { limit: PAGE }));
  } catch (thrown) {
    store.apply('connections', state.failed, side, Problem.of(thrown).message);
  }
}

async function fetchCount() {
  await lamp.connections.count().then(
    (count) => store.apply('connections', state.counted, count),
    () => {},
  );
}

/** @param {state.Side} side */
export async function fetchMore(side) {
  try {
    const { next } = store.state.connections[side];
    store.apply('connections', state.extended, side, await lamp.connections.list(side, { limit: PAGE, after: next }));
  } catch (thrown) {
    sayFailed(thrown);
  }
}

/** @param {string} username */
export async function ask(username) {
  await lamp.connections.request(username).then(show, sayFailed);
}

/** @param {UserConnection} one */
export async function accept({ id }) {
  await lamp.connections.accept(id).then(show, refused);
}

/** Declines, cancels or ends, by what it is. @param {UserConnection} one */
export async function end({ id, state: side }) {
  store.apply('connections', state.gone, id);
  await (side === 'incoming' ? lamp.connections.decline(id) : lamp.connections.remove(id)).catch(refused);
}

/** @param {UserConnection} one */
function show(one) {
  store.apply('connections', state.changed, one);
}

/** What was shown may not be so. @param {unknown} thrown */
function refused(thrown) {
  sayFailed(thrown);
  fetchConnections();
}

/** Follows the user's connections, on whichever page. */
export function hearConnections() {
  const again = throttled(fetchConnections, EVENTS_GATHER_MS);
  lamp.on('connection_request', again);
  lamp.on('connection_accepted', again);
  lamp.on('connection_removed', ({ id }) => {
    store.apply('connections', state.gone, id);
    again();
  });
  whenBack(lamp, again);
  whenSignedIn(fetchConnections);
}
