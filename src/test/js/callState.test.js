import * as state from '../../../webapp/calls/callState.js';
import { equal } from './expect.js';

const ana = { username: 'ana' };
const ringing = state.rang(state.NO_CALL, 'c1', ana);
const calling = state.named(state.started(state.NO_CALL, ana), 'c1');

export function whoCallsShouldRingAndThenTalk() {
  equal(calling.phase, 'calling');
  const talking = state.connected(calling, 5_000);
  equal([talking.phase, talking.since], ['talking', 5_000]);
}

export function whoIsInACallShouldNotBeDisturbed() {
  equal(state.rang(calling, 'c2', { username: 'ben' }), calling);
  equal(state.started(ringing, { username: 'ben' }), ringing);
}

export function onlyWhatRingsShouldBeAnswered() {
  equal(state.accepted(ringing).phase, 'answering');
  equal(state.accepted(calling), calling);
  equal(state.connected(ringing, 1), ringing);
}

export function switchesShouldEndWithTheCall() {
  const muted = state.cameraSwitched(state.muteSwitched(state.connected(calling, 1)));
  equal([muted.muted, muted.cameraOff], [true, true]);
  equal(state.gone(muted), state.NO_CALL);
}

export function everyEndShouldSayWhatHappened() {
  equal(state.sentenceOf(calling, 'Ana', 'busy'), 'Ana is in another call.');
  equal(state.sentenceOf(calling, 'Ana', 'declined'), 'Ana declined the call.');
  equal(state.sentenceOf(calling, 'Ana', 'timeout'), 'Ana did not answer.');
  equal(state.sentenceOf(ringing, 'Ana', 'timeout'), 'You missed a call from Ana.');
  equal(state.sentenceOf(ringing, 'Ana', 'cancelled'), 'You missed a call from Ana.');
  equal(state.sentenceOf(ringing, 'Ana', 'declined'), '');
  equal(state.sentenceOf(calling, 'Ana', 'lost'), 'The connection to Ana was lost.');
  equal(state.sentenceOf(calling, 'Ana', 'of a later version'), 'The call with Ana ended.');
}

export function durationShouldReadAsAClock() {
  equal(state.durationOf(0), '0:00');
  equal(state.durationOf(65_900), '1:05');
  equal(state.durationOf(3_600_000), '1:00:00');
}
