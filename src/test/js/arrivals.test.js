import * as arrivals from '../../../webapp/client/arrivals.js';
import { equal } from './expect.js';

/** @param {arrivals.Arrivals} state @param {number[]} seqs */
const cameAll = (state, ...seqs) => seqs.reduce((next, seq) => arrivals.came(next, 'a', seq), state);

export function aDoubleShouldBeKnownAsSuch() {
  const state = cameAll(arrivals.NONE, 7, 8);
  equal([6, 7, 8, 9].map((seq) => arrivals.has(state, 'a', seq)), [true, true, true, false]);
  equal(arrivals.came(state, 'a', 8) === state, true);
}

export function whatOvertookAnotherShouldLeaveAHoleUntilThatComes() {
  const state = cameAll(arrivals.NONE, 7, 9, 10);
  equal([arrivals.hasHole(state, 'a'), arrivals.lastSeqs(state)], [true, [['a', 7]]]);
  equal([arrivals.has(state, 'a', 8), arrivals.has(state, 'a', 9)], [false, true]);
  const whole = cameAll(state, 8);
  equal([arrivals.hasHole(whole, 'a'), arrivals.lastSeqs(whole)], [false, [['a', 10]]]);
}

export function aListShouldNotHideWhatWasMissed() {
  const state = arrivals.startedAt(cameAll(arrivals.NONE, 7), 'a', 12);
  equal(arrivals.lastSeqs(state), [['a', 7]]);
  equal(arrivals.lastSeqs(arrivals.startedAt(arrivals.NONE, 'b', 12)), [['b', 12]]);
}

export function historyThatWasFetchedShouldCountAsHad() {
  const state = arrivals.caughtUp(cameAll(arrivals.NONE, 3, 9), 'a', 8);
  equal([arrivals.hasHole(state, 'a'), arrivals.lastSeqs(state)], [false, [['a', 9]]]);
  equal(arrivals.caughtUp(state, 'a', 2) === state, true);
}
