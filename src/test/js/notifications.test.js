import * as connections from '../../../webapp/connections/connectionsState.js';
import * as told from '../../../webapp/notifications/notificationsState.js';
import { equal } from './expect.js';

/** @param {string} id @param {number} seq @param {boolean} [read] @returns {told.Notification} */
const one = (id, seq, read = false) => ({
  id, seq, replaces: null, type: 'follow', user_id: '7', username: 'ana', avatar_url: null, post_id: null, subject: null,
  message: 'Ana started following you', read, timestamp: '2026-11-21T18:00:00.000Z',
});
/** @param {told.Told} state */
const seqs = ({ items }) => items.map(({ seq }) => seq);
const two = told.loaded(told.NOTHING_TOLD, { notifications: [one('b', 2), one('a', 1)], next: null }, 2);

export function aRenewedNotificationShouldComeUpAgainOnce() {
  equal(seqs(told.came(two, one('a', 3))), [3, 2]);
}

export function aLateOneShouldNotReplaceANewer() {
  equal(seqs(told.came(told.came(two, one('a', 3)), one('a', 1))), [3, 2]);
}

export function anOlderNumberOfUnreadShouldBeLate() {
  const counted = told.counted(told.counted(two, { count: 0, version: 9 }), { count: 5, version: 8 });
  equal(counted.unread, 0);
}

export function readingOneTwiceShouldCountOnce() {
  equal(told.readHere(told.readHere(two, 'a'), 'a').unread, 1);
}

export function readingAllShouldLeaveWhatCameSince() {
  const read = told.wasRead(told.came(two, one('c', 3)), { id: null, up_to: 2 });
  equal(read.items.map((item) => item.read), [false, true, true]);
}

/** @param {[id: string, seq: number][]} which @param {string | null} [next] */
const page = (which, next = null) => ({ notifications: which.map(([id, seq]) => one(id, seq)), next });
const long = told.extended(told.loaded(told.NOTHING_TOLD, page([['f', 6], ['e', 5]], '5'), 0), page([['d', 4], ['c', 3]], '3'));

export function fetchingAnewShouldKeepTheOlderThatWereLoaded() {
  const anew = told.loaded(long, page([['g', 7], ['f', 6], ['e', 5]], '5'), 1);
  equal([seqs(anew), anew.next, anew.unread], [[7, 6, 5, 4, 3], '3', 1]);
}

export function aRenewedNotificationShouldNotHideAGap() {
  const anew = told.loaded(long, page([['h', 8], ['d', 7]], '7'), 2);
  equal([seqs(anew), anew.next], [[8, 7], '7']);
  equal(seqs(told.loaded(long, page([['d', 7], ['f', 6]], '6'), 2)), [7, 6, 5, 3]);
}

/** @param {string} id @param {connections.Side} state @returns {connections.UserConnection} */
const link = (id, state) => ({
  id, state, user_id: id, username: `user_${id}`, user: { user_id: id, username: `user_${id}` }, timestamp: '',
});
const asked = connections.counted(
  connections.loaded(connections.NO_CONNECTIONS, 'incoming', { connections: [link('1', 'incoming')], next: null }),
  1,
);

export function anAcceptedRequestShouldMoveAndNoLongerWait() {
  const after = connections.changed(asked, link('1', 'accepted'));
  equal(after.incoming.items, []);
  equal(after.accepted.items.length, 1);
  equal(after.count, 0);
  equal(connections.between(after, 'user_1')?.state, 'accepted');
}

export function whatIsGoneShouldBeNowhere() {
  const after = connections.gone(connections.gone(asked, '1'), '1');
  equal(after.count, 0);
  equal(connections.between(after, 'user_1'), undefined);
}

export function connectionsFetchedAnewShouldKeepWhatWasLoadedBelow() {
  /** @param {string[]} which @param {string | null} next */
  const page = (which, next) => ({ connections: which.map((id) => link(id, 'accepted')), next });
  const all = connections.extended(
    connections.loaded(connections.NO_CONNECTIONS, 'accepted', page(['9', '8'], '8')),
    'accepted',
    page(['7'], '7'),
  );
  const { accepted } = connections.loaded(all, 'accepted', page(['10', '9', '8'], '8'));
  equal([accepted.items.map(({ id }) => id), accepted.next], [['10', '9', '8', '7'], '7']);
  equal(connections.loaded(all, 'accepted', page(['12', '11'], '11')).accepted.items.length, 2);
}
