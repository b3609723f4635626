import { whenSignedIn } from '../identity/account.js';
import { goTo } from '../router.js';
import { chosenAlerts } from './alertChoice.js';
import * as browser from './browserAlerts.js';
import { ring } from './sound.js';

/** What came while the line was down is in the list; a sound now would be late. */
const NEWS_MS = 120_000;

/** Keeps the server's knowledge of this browser fresh, and follows clicks on what it showed. */
export function startAlerts() {
  browser.serviceWorkers()?.addEventListener('message', ({ data }) => goTo(data.open));
  whenSignedIn(() => {
    if (browser.isOn()) browser.subscribe().catch(() => {}); // the next start tries again
  });
}

/** @param {import('./notificationsState.js').Notification} one @param {string} path where it leads */
export function alertOf({ id, message, timestamp }, path) {
  if (Date.now() - Date.parse(timestamp) > NEWS_MS) return;
  if (chosenAlerts().sound) ring();
  if (browser.isOn()) browser.show({ id, title: 'Lamplighter', text: message, url: path });
}
