import { Notifications } from '../../../webapp/client/notifications.js';
import { equal } from './expect.js';

const one = (/** @type {number} */ seq) => ({ id: `n${seq}`, seq });

/** @param {number[]} listed what the list has */
function inbox(listed) {
  /** @type {any[]} */
  const told = [];
  /** @type {any[]} */
  const asked = [];
  /** @type {((missed: any) => void)[]} */
  const answers = [];
  const notifications = new Notifications({
    rest: /** @type {any} */ ({ get: async () => ({ notifications: listed.map(one), next: null }) }),
    isLive: () => true,
    subscribe: () => () => {},
    command: async () => ({}),
    tell: (event, data) => told.push(data.seq ?? event),
    insist: (_, data) => {
      asked.push(data());
      return new Promise((done) => answers.push((missed) => done({ notifications: { gap: false, fetch: null, ...missed } })));
    },
  });
  /** @param {number} seq */
  const push = (seq) => notifications.takes(one(seq)) && told.push(seq);
  /** @param {any} missed */
  const answer = async (missed) => {
    answers.shift()?.(missed);
    await new Promise((done) => setTimeout(done));
  };
  return { notifications, told, asked, push, answer };
}

export async function whatWasMissedShouldBeToldAlsoWhenANewOneComesFirst() {
  const { notifications, told, asked, push, answer } = inbox([7, 6]);
  await notifications.list();
  notifications.reconnected();
  push(10);
  await answer({ items: [8, 9, 10].map(one) });
  equal([asked, [...told].sort((a, b) => a - b)], [[{ notifications: 7 }], [8, 9, 10]]);
}

export async function whatWasRenewedMeanwhileShouldNotBeAskedForAgain() {
  const { notifications, told, asked, push, answer } = inbox([7]);
  await notifications.list();
  notifications.reconnected();
  await answer({ items: [one(9)] });
  push(10);
  notifications.reconnected();
  equal([asked[1], told], [{ notifications: 10 }, [9, 10]]);
}

export async function aBreakDuringTheAnswerShouldAskFromTheSamePlace() {
  const { notifications, asked, push } = inbox([7]);
  await notifications.list();
  notifications.reconnected();
  push(10);
  notifications.reconnected();
  equal(asked, [{ notifications: 7 }, { notifications: 7 }]);
}

export async function anEmptyListShouldBeWhereFollowingBegins() {
  const { notifications, told, asked, push } = inbox([]);
  await notifications.list();
  push(1);
  notifications.reconnected();
  equal([told, asked], [[1], [{ notifications: 1 }]]);
}
