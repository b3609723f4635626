import { ago, statusSentence } from '../../../webapp/elements/words.js';
import { routeOf } from '../../../webapp/routes.js';
import { expiryAfter } from '../../../webapp/settings/expiry.js';
import { equal } from './expect.js';

const NOW = Date.parse('2026-01-31T12:00:00.000Z');

/** @param {any} status @param {string | null} [last_seen] @returns {import('../../../webapp/client/presenceState.js').Presence} */
const entry = (status, last_seen = null) => ({ user_id: '1', username: 'a', status, status_text: null, last_seen });

export function aProfileShouldSayWhoIsHereAndWhoWas() {
  equal(statusSentence(entry('online'), NOW), 'Online now');
  equal(statusSentence(entry('busy'), NOW), 'Busy');
  equal(statusSentence(entry('offline'), NOW), 'Offline');
  equal(statusSentence(entry('offline', '2026-01-31T11:55:00.000Z'), NOW), 'Last seen 5 minutes ago');
  equal(statusSentence(undefined, NOW), 'Status not known yet');
}

export function timesShouldReadAsPeopleSayThem() {
  equal(ago('2026-01-31T11:59:30.000Z', NOW), 'just now');
  equal(ago('2026-01-31T11:59:00.000Z', NOW), '1 minute ago');
  equal(ago('2026-01-31T09:00:00.000Z', NOW), '3 hours ago');
  equal(ago('2026-01-29T12:00:00.000Z', NOW), '2 days ago');
  equal(ago('2025-11-04T12:00:00.000Z', NOW), 'on 4 November 2025');
  equal(ago('2026-01-31T12:00:05.000Z', NOW), 'just now');
}

export function pathsShouldFindTheirPages() {
  equal(routeOf('/'), { name: 'dashboard', params: {} });
  equal(routeOf('/profile/an%20na'), { name: 'profile', params: { username: 'an na' } });
  equal(routeOf('/profile/%E0%A4%A').name, 'profile');
  equal(routeOf('/profile/a/b').name, 'missing');
  equal(routeOf('/feed/7'), { name: 'post', params: { id: '7' } });
}

export function aStatusShouldEndWhenWasChosen() {
  equal(expiryAfter('never', new Date(NOW)), null);
  equal(expiryAfter('hour', new Date(NOW)), '2026-01-31T13:00:00.000Z');
  equal(Date.parse(expiryAfter('today', new Date(NOW)) ?? '') > NOW, true);
}
