import * as presence from '../../../webapp/client/presenceState.js';
import { equal } from './expect.js';

const anna = { user_id: '1', username: 'anna', status_text: null, last_seen: null };

/** @param {any} status @param {number} [version] @returns {presence.Presence} */
const entry = (status, version) => ({ ...anna, status, version });

export function anOlderVersionShouldNeverReplaceANewerOne() {
  const state = presence.learned(presence.NOBODY, [entry('online', 5)]);
  equal(presence.learned(state, [entry('offline', 4)]) === state, true);
  equal(presence.learned(state, [entry('busy', 6)]).get('anna')?.status, 'busy');
}

export function aRepeatShouldChangeNothing() {
  const state = presence.learned(presence.NOBODY, [entry('online', 5)]);
  equal(presence.learned(state, [entry('online', 5)]) === state, true);
}

export function aSnapshotAfterAReconnectShouldWinWhateverItsVersion() {
  const before = presence.reconnected(presence.learned(presence.NOBODY, [entry('online', 900)]));
  equal(presence.learned(before, [entry('offline', 1)]).get('anna')?.status, 'offline');
}

export function aDiffShouldTakeJoinsLeavesAndChanges() {
  const state = presence.differed(presence.NOBODY, {
    joins: [{ ...entry('online', 1), username: 'joins' }],
    leaves: [{ ...entry('offline', 1), username: 'leaves' }],
    changes: [{ ...entry('busy', 1), username: 'changes' }],
  });
  equal([...state].map(([name, { status }]) => [name, status]), [
    ['joins', 'online'],
    ['leaves', 'offline'],
    ['changes', 'busy'],
  ]);
}

export function whatIsPolledShouldReplaceWhatWasPolled() {
  const first = presence.learned(presence.NOBODY, [entry('online')]);
  equal(presence.learned(first, [entry('offline')]).get('anna')?.status, 'offline');
}

export function onlyBadgesThatLookOtherwiseShouldBeTold() {
  const before = presence.learned(presence.NOBODY, [entry('online', 1)]);
  equal(presence.changedNames(before, presence.learned(before, [entry('online', 2)])), []);
  equal(presence.changedNames(before, presence.learned(before, [entry('away', 2)])), ['anna']);
  equal(presence.changedNames(before, presence.forgotten(before, ['anna'])), ['anna']);
}

/** The snapshot law: the snapshot before, with the diffs applied, equals the snapshot after. */
export function theSnapshotBeforeWithTheDiffsShouldEqualTheSnapshotAfter() {
  const before = presence.learned(presence.NOBODY, [entry('offline', 1)]);
  const diffs = [{ joins: [entry('online', 2)] }, { changes: [entry('busy', 3)] }, { leaves: [entry('offline', 4)] }];
  const applied = diffs.reduce(presence.differed, before);
  equal([...applied], [...presence.learned(presence.NOBODY, [entry('offline', 4)])]);
}
