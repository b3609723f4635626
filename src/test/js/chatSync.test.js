import { Chat } from '../../../webapp/client/chat.js';
import { Problem } from '../../../webapp/client/problem.js';
import { equal } from './expect.js';

/** @param {(data: any) => any} sync what the server answers */
function talk(sync) {
  /** @type {[string, any][]} */
  const told = [];
  /** @type {any[]} */
  const asked = [];
  const command = async (/** @type {string} */ _, /** @type {any} */ data) => {
    asked.push(data);
    return { conversations: sync(data) };
  };
  const chat = new Chat({
    rest: /** @type {any} */ ({}),
    isLive: () => true,
    subscribe: () => () => {},
    tell: (event, data) => told.push([event, data]),
    command,
    insist: (event, data) => command(event, data()),
  });
  chat.takes({ conversation_id: 'a', seq: 1 });
  return { chat, told, asked };
}

const NOTHING = { messages: [], gap: false, fetch: null };

export async function whatWasChangedMeanwhileShouldBeToldAsItIsNow() {
  const edited = { message_id: 'a.1', deleted: false };
  const deleted = { message_id: 'a.2', deleted: true };
  const { chat, told, asked } = talk(() => ({ a: { ...NOTHING, changed: [edited, deleted] } }));
  await chat.reconnected();
  equal(asked[0].conversations, { a: 1 });
  equal(asked[0].away_seconds >= 0, true);
  equal(told, [['message_edited', edited], ['message_deleted', deleted]]);
}

export async function tooManyChangesShouldMakeWhatIsShownOutdated() {
  const { chat, told } = talk(() => ({ a: { ...NOTHING, changed: null } }));
  await chat.reconnected();
  equal(told, [['chat_gap', { conversation_id: 'a', fetch: null, outdated: true }]]);
}

export async function aBreakThatWasNotMadeGoodShouldCountTheNextTime() {
  const realNow = Date.now;
  let now = realNow();
  Date.now = () => now;
  try {
    let lost = true;
    const { chat, asked } = talk(() => {
      if (lost) throw Problem.notConnected();
      return { a: NOTHING };
    });
    chat.heard();
    now += 60_000;
    await chat.reconnected();
    chat.heard();
    now += 5_000;
    lost = false;
    await chat.reconnected();
    chat.heard();
    now += 7_000;
    await chat.reconnected();
    equal(asked.map(({ away_seconds }) => away_seconds), [60, 65, 7]);
  } finally {
    Date.now = realNow;
  }
}
