import { inBatches, WatchList } from '../../../webapp/client/watchList.js';
import * as lists from '../../../webapp/members/listState.js';
import { equal } from './expect.js';

/** @param {string} username */
const member = (username) => ({ user_id: username, username });
/** @param {lists.Lists} state */
const names = (state) => lists.listOf(state, 'search').items.map(({ username }) => username);

export function twoBadgesOfOneUserShouldBeOneWatch() {
  const watched = new WatchList();
  watched.add('anna');
  watched.add('anna');
  equal(watched.takeNew(), [['anna']]);
  watched.remove('anna');
  equal(watched.takeGone(), []);
  watched.remove('anna');
  equal(watched.takeGone(), [['anna']]);
}

export function aNewConnectionShouldWatchEverybodyAgain() {
  const watched = new WatchList();
  watched.add('anna');
  watched.takeNew();
  equal(watched.takeNew(), []);
  watched.untell();
  equal(watched.takeNew(), [['anna']]);
}

export function manyNamesShouldGoInBatches() {
  equal(inBatches(Array(2_500).fill('x')).map(({ length }) => length), [1_000, 1_000, 500]);
}

export function anAnswerToAnEarlierSearchShouldBeDropped() {
  const asked = lists.asked(lists.asked(lists.NO_LISTS, 'search', 'a'), 'search', 'ab');
  equal(names(lists.loaded(asked, 'search', { items: [member('late')], next: null }, 'a')), []);
  equal(names(lists.loaded(asked, 'search', { items: [member('right')], next: null }, 'ab')), ['right']);
}

export function aNextPageShouldAddNobodyTwice() {
  const asked = lists.asked(lists.NO_LISTS, 'search');
  const first = lists.loaded(asked, 'search', { items: [member('a'), member('b')], next: '2' });
  const both = lists.extended(first, 'search', { items: [member('b'), member('c')], next: null });
  equal(names(both), ['a', 'b', 'c']);
  equal(lists.listOf(both, 'search').next, null);
}

export function aListThatIsShownShouldStayWhenARefreshFails() {
  const ready = lists.loaded(lists.asked(lists.NO_LISTS, 'search'), 'search', { items: [member('a')], next: null });
  const after = lists.failed(ready, 'search', 'no answer');
  equal([lists.listOf(after, 'search').phase, names(after)], ['ready', ['a']]);
}

export function aListThatNeverCameShouldSayWhy() {
  const after = lists.failed(lists.asked(lists.NO_LISTS, 'search'), 'search', 'no answer');
  equal([lists.listOf(after, 'search').phase, lists.listOf(after, 'search').problem], ['failed', 'no answer']);
}

export function whatIsAddedShouldComeFirstAndOnce() {
  const ready = lists.loaded(lists.asked(lists.NO_LISTS, 'search'), 'search', { items: [member('a')], next: null });
  const added = lists.added(lists.added(ready, 'search', member('b')), 'search', member('b'));
  equal(names(added), ['b', 'a']);
  equal(names(lists.removed(added, 'search', 'b')), ['a']);
}

/** @param {string[]} which @param {string | null} [next] */
const page = (which, next = null) => ({ items: which.map(member), next });
const searched = lists.extended(
  lists.loaded(lists.asked(lists.NO_LISTS, 'search'), 'search', page(['a', 'b'], '2')),
  'search',
  page(['c', 'd'], '4'),
);

export function searchingAnewShouldKeepWhatWasLoadedBelow() {
  const anew = lists.loaded(searched, 'search', page(['aa', 'b'], '2'));
  equal([names(anew), lists.listOf(anew, 'search').next], [['aa', 'b', 'c', 'd'], '4']);
  equal(names(lists.loaded(anew, 'search', page(['a', 'b'], '2'))), ['a', 'b', 'c', 'd']);
}

export function aFirstPageThatDoesNotJoinShouldStandAlone() {
  const anew = lists.loaded(searched, 'search', page(['x', 'y'], '2'));
  equal([names(anew), lists.listOf(anew, 'search').next], [['x', 'y'], '2']);
  equal(names(lists.loaded(searched, 'search', page(['a'], null))), ['a']);
}

export function aListOfOnePageShouldBeReplaced() {
  const online = lists.loaded(lists.asked(lists.NO_LISTS, 'search'), 'search', page(['a', 'b', 'c'], '3'));
  equal(names(lists.loaded(online, 'search', page(['d', 'a'], '2'))), ['d', 'a']);
}

export function anAnswerFromBeforeAClickShouldBeKnownAsOld() {
  const asked = lists.loaded(lists.asked(lists.NO_LISTS, 'search'), 'search', page(['a']));
  const { changes } = lists.listOf(asked, 'search');
  const clicked = lists.added(asked, 'search', member('b'));
  equal(names(lists.loaded(clicked, 'search', page(['a']), '', changes)), ['b', 'a']);
  const confirmed = lists.added(clicked, 'search', member('b'));
  equal(names(lists.loaded(confirmed, 'search', page(['a']), '', lists.listOf(clicked, 'search').changes)), ['b', 'a']);
  equal(names(lists.loaded(confirmed, 'search', page(['b']), '', lists.listOf(confirmed, 'search').changes)), ['b']);
}
