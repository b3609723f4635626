import { lamplighterHooks } from '../../../webapp/client/react.js';
import * as feed from '../../../webapp/feed/feedState.js';
import * as talks from '../../../webapp/feed/talksState.js';
import { equal } from './expect.js';

/** @param {number} id @param {Partial<feed.Post>} [more] @returns {feed.Post} */
const post = (id, more = {}) => ({
  id: String(id),
  user_id: 'u1',
  username: 'anna',
  author: { user_id: 'u1', username: 'anna' },
  content: `post ${id}`,
  like_count: 0,
  comment_count: 0,
  liked: false,
  version: 0,
  timestamp: `2026-01-01T00:00:0${id}.000Z`,
  ...more,
});
/** @param {feed.Feed} state */
const ids = ({ items }) => items.map(({ id }) => id);
/** @param {number[]} which @param {string | null} [next] */
const page = (which, next = null) => ({ posts: which.map((id) => post(id)), next });

export function aPostShouldBeShownOnceHoweverItCame() {
  const shown = feed.created(feed.loaded(feed.NO_FEED, page([2, 1])), post(3), false);
  equal(ids(feed.created(shown, post(3), false)), ['3', '2', '1']);
  equal(ids(feed.extended(shown, page([1]), null)), ['3', '2', '1']);
}

export function aPostThatIsShownAloneShouldStayAlone() {
  const alone = feed.loadedAlone(feed.asked(feed.loaded(feed.NO_FEED, page([2, 1])), '1'), post(1), '1');
  equal(ids(feed.created(alone, post(3), false)), ['1']);
  equal(feed.counted(alone, { post_id: '1', version: 1, like_count: 4 }).items[0].like_count, 4);
  equal(ids(feed.loaded(feed.asked(alone), page([3, 2]))), ['3', '2']);
}

export function whoReadsFurtherDownShouldNotBePushedAway() {
  const held = feed.created(feed.loaded(feed.NO_FEED, page([1])), post(2), true);
  equal(ids(held), ['1']);
  equal(ids(feed.shown(held)), ['2', '1']);
}

export function anOlderCountShouldNotReplaceANewerOne() {
  const start = feed.loaded(feed.NO_FEED, page([1]));
  const newer = feed.counted(start, { post_id: '1', version: 5, like_count: 9 });
  equal(feed.counted(newer, { post_id: '1', version: 4, like_count: 8 }).items[0].like_count, 9);
  equal(feed.loaded(newer, page([1])).items[0].like_count, 9);
}

export function aLikeShouldShowAtOnceAndBeTakenBackWhenRefused() {
  const start = feed.loaded(feed.NO_FEED, page([1]));
  const liked = feed.likedByMe(start, '1', true);
  equal([liked.items[0].liked, liked.items[0].like_count], [true, 1]);
  const back = feed.likedByMe(liked, '1', false);
  equal([back.items[0].liked, back.items[0].like_count], [false, 0]);
  const answered = feed.likeAnswered(liked, '1', { likes_count: 7, liked: true, version: 3 });
  equal(answered.items[0].like_count, 7);
}

export function anAnswerThatComesAfterTheUserWentOnShouldBeDropped() {
  const alone = feed.asked(feed.loaded(feed.NO_FEED, page([9, 8], 'a')), '7');
  for (const late of [feed.loaded(alone, page([9, 8])), feed.extended(alone, page([6]), 'a'), feed.failed(alone, 'no', null)]) {
    equal([ids(late), late.phase, late.only], [[], 'loading', '7']);
  }
  const list = feed.asked(alone);
  for (const late of [feed.loadedAlone(list, post(7), '7'), feed.failed(list, 'no', '7'), feed.notExtended(list, 'a')]) {
    equal([ids(late), late.phase, late.only], [[], 'loading', null]);
  }
  equal(ids(feed.loadedAlone(feed.asked(alone, '5'), post(7), '7')), []);
}

export function aNextPageShouldGoOnlyWhereItWasAskedFrom() {
  const asking = feed.extending(feed.loaded(feed.NO_FEED, page([9, 8], 'a')));
  const anew = feed.loaded(asking, page([12, 11], 'b'));
  equal(ids(feed.extended(anew, page([7, 6], 'c'), 'a')), ['12', '11']);
  equal(feed.extended(anew, page([7, 6], 'c'), 'a').next, 'b');
  equal(feed.notExtended(asking, 'a').extending, false);
}

export function aLikeThatWasAnsweredShouldOutliveAnOlderAnswer() {
  const liked = feed.likedByMe(feed.loaded(feed.NO_FEED, page([1])), '1', true);
  const answered = feed.likeAnswered(liked, '1', { likes_count: 1, liked: true, version: 1 });
  const late = feed.loaded(answered, page([1])).items[0];
  equal([late.liked, late.like_count], [true, 1]);
}

export function fetchingAnewShouldKeepWhatWasLoadedBelow() {
  const long = feed.extended(feed.loaded(feed.NO_FEED, page([5, 4], 'a')), page([3, 2], 'b'), 'a');
  const anew = feed.loaded(long, page([6, 5, 4], 'c'));
  equal(ids(anew), ['6', '5', '4', '3', '2']);
  equal(anew.next, 'b');
  equal(ids(feed.loaded(long, page([9, 8], 'd'))), ['9', '8']);
}

/** @param {number} id @returns {talks.Comment} */
const comment = (id) => ({
  id: String(id),
  user_id: 'u1',
  username: 'anna',
  author: { user_id: 'u1', username: 'anna' },
  content: `c${id}`,
  timestamp: `2026-01-01T00:00:0${id}.000Z`,
});

export function commentsShouldStandInTheirOrderWhateverCameFirst() {
  const open = talks.loaded(talks.opened(talks.NO_TALKS, '7'), '7', { comments: [comment(1)], next: null }, false);
  const both = talks.said(talks.said(open, '7', comment(3)), '7', comment(2));
  equal(both['7'].items.map(({ id }) => id), ['1', '2', '3']);
  equal(talks.said(both, '7', comment(3))['7'].items.length, 3);
  equal(talks.removed(both, '7', '2')['7'].items.length, 2);
}

export function aCommentShouldNotJumpOverThoseNotLoadedYet() {
  const open = talks.loaded(talks.opened(talks.NO_TALKS, '7'), '7', { comments: [comment(1)], next: 'x' }, false);
  equal(talks.said(open, '7', comment(9))['7'].items.length, 1);
  equal(talks.said(open, 'other', comment(9)), open);
}

export function theHookShouldTellOfEachEventAndEndWithItsComponent() {
  /** @type {Record<string, (data: any) => void>} */
  const listeners = {};
  let following = 0;
  const client = /** @type {any} */ ({
    connection: { phase: 'live' },
    feed: { follow: () => (following++, () => following--) },
    on: (/** @type {string} */ name, /** @type {(data: any) => void} */ listener) => {
      listeners[name] = listener;
      return () => delete listeners[name];
    },
  });
  /** @type {any[]} */
  const states = [];
  /** @type {(() => void)[]} */
  const ends = [];
  const React = {
    useRef: (/** @type {any} */ current) => ({ current }),
    useState: (/** @type {any} */ start) => {
      const at = states.push(start) - 1;
      return [start, (/** @type {any} */ next) => (states[at] = typeof next === 'function' ? next(states[at]) : next)];
    },
    useEffect: (/** @type {() => () => void} */ effect) => {
      ends.push(effect());
    },
  };
  /** @type {string[]} */
  const heard = [];
  const { useWebSocketFeed } = lamplighterHooks(React, client);
  equal(useWebSocketFeed({ onPost: ({ id }) => heard.push(id) }).isConnected, true);
  listeners.post_created({ post: post(1) });
  listeners.like_update({ post_id: '1', like_count: 2 });
  equal(heard, ['1']);
  equal([states[1].lastPost.id, states[1].lastLike.like_count], ['1', 2]);
  equal(following, 1);
  ends.forEach((end) => end());
  equal([following, Object.keys(listeners).length], [0, 0]);
}
