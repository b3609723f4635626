import { insist } from '../../../webapp/client/insist.js';
import { Problem } from '../../../webapp/client/problem.js';
import { equal } from './expect.js';
import { UNAVAILABLE, until, withStubServer } from './stubServer.js';

/** @param {any[]} outcomes a Problem is thrown, all else is the answer */
function asker(outcomes) {
  /** @type {number[]} */
  const waits = [];
  const ask = async () => {
    const outcome = outcomes.shift();
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  };
  /** @param {number} milliseconds */
  const pause = async (milliseconds) => waits.push(milliseconds);
  return { ask, pause, waits };
}

const busy = () => new Problem(UNAVAILABLE);

export async function whatMayPassShouldBeAskedAgainLaterAndLater() {
  const { ask, pause, waits } = asker([...Array.from({ length: 7 }, busy), 'done']);
  equal(await insist(ask, () => true, pause), 'done');
  const seconds = [1, 2, 4, 8, 16, 30, 30];
  equal(waits.map((wait, at) => wait >= seconds[at] * 1_000 && wait <= seconds[at] * 1_100), Array(7).fill(true));
}

export async function whatWillNotPassShouldBeToldAtOnce() {
  const { ask, pause, waits } = asker([new Problem({ status: 403, retryable: false })]);
  equal(await insist(ask, () => true, pause).catch(({ status }) => status), 403);
  equal(waits, []);
}

export async function whatNobodyWantsAnyMoreShouldNotBeAskedAgain() {
  let isWanted = true;
  const { ask, waits } = asker([busy(), 'done']);
  const pause = async (/** @type {number} */ wait) => {
    waits.push(wait);
    isWanted = false;
  };
  equal(await insist(ask, () => isWanted, pause).catch(({ status }) => status), 503);
  equal(waits.length, 1);
}

export async function aSubscriptionThatWasRefusedForAMomentShouldBeMadeOnTheSameLine() {
  await withStubServer(async (server) => {
    let refusals = 1;
    server.replies.subscribe = () => {
      if (refusals-- > 0) throw UNAVAILABLE;
      return {};
    };
    /** @type {any[]} */
    const errors = [];
    server.client.on('error', (problem) => errors.push(problem));
    server.client.subscribe('app:orders');
    server.client.connect();
    await until(() => server.saidOf('subscribe').length === 2);
    equal([server.saidOf('subscribe'), errors], [[{ channel: 'app:orders' }, { channel: 'app:orders' }], []]);
  });
}

export async function whatWasMissedShouldBeAskedForAgainOnTheSameLine() {
  await withStubServer(async (server) => {
    let refusals = 2;
    server.replies.sync = ({ conversations }) => {
      if (refusals-- > 0) throw UNAVAILABLE;
      return conversations
        ? { conversations: { a: { messages: [{ conversation_id: 'a', seq: 2 }], gap: false, changed: [] } } }
        : { notifications: { items: [{ id: 'n', seq: 4 }], gap: false, fetch: null } };
    };
    /** @type {any[]} */
    const told = [];
    server.client.on('new_message', ({ seq }) => told.push(['message', seq]));
    server.client.on('notification', ({ seq }) => told.push(['notification', seq]));
    server.client.connect();
    await server.live();
    server.push('new_message', { conversation_id: 'a', seq: 1 });
    server.push('notification', { id: 'm', seq: 3 });
    server.drop();
    server.client.reconnectNow();
    await until(() => told.length === 4);
    equal(told.slice(2).sort(), [['message', 2], ['notification', 4]]);
  });
}
