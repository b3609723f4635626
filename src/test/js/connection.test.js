import { waitAsked, waitBefore } from '../../../webapp/client/backoff.js';
import { afterClose, endReason } from '../../../webapp/client/closeCodes.js';
import * as states from '../../../webapp/client/connectionState.js';
import { socketAddress } from '../../../webapp/client/socketAddress.js';
import { equal } from './expect.js';

export function waitsShouldDoubleToHalfAMinuteAndStayThere() {
  const waits = [0, 1, 2, 3, 4, 5, 6, 100].map((attempt) => waitBefore(attempt, () => 0));
  equal(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
}

export function waitsShouldSpreadByATenth() {
  equal(waitBefore(5, () => 1), 33_000);
}

export function whatAServerThatStopsAsksOfAllShouldSpread() {
  equal([0, 0.5, 1].map((chance) => waitAsked(1_000, () => chance)), [500, 1_000, 1_500]);
}

export function closeCodesShouldSayWhetherToComeBack() {
  equal([1000, 1001, 1006, 4400, 4408, 4429].map(afterClose), Array(6).fill('again'));
  equal(afterClose(4401), 'again_with_fresh_token');
  equal([4500, 4503, 4504, 4599].map(afterClose), Array(4).fill('stop'));
  equal([4503, 4504, 4555].map(endReason), ['signed_out', 'banned', 'refused']);
}

export function theSocketShouldFollowTheAddressOfTheApi() {
  equal(socketAddress('http://a.test:8080', 't'), 'ws://a.test:8080/ws?ticket=t');
  equal(socketAddress('https://a.test/lamp/', 't&u'), 'wss://a.test/lamp/ws?ticket=t%26u');
}

export function aLostConnectionShouldCountItsTriesUntilItIsLive() {
  const first = states.lost(states.opened(), 1_000);
  equal(first, { phase: 'reconnecting', attempt: 0, nextAttemptAt: 1_000, reason: null });
  const second = states.lost(states.trying(first), 3_000);
  equal([second.phase, second.attempt], ['reconnecting', 1]);
  equal(states.opened().attempt, 0);
}

export function pollingShouldShowOnlyWhileTheSocketIsDown() {
  const down = states.lost(states.opened(), 1_000);
  equal(states.polled(down, true).phase, 'polling');
  equal(states.polled(states.polled(down, true), false).phase, 'reconnecting');
  equal(states.polled(states.opened(), true).phase, 'live');
}
