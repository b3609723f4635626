/**
 * Shows notifications outside the page: those that the push service brings, and those that a page
 * behind other windows hands over. Nothing while the user looks at a page of ours, but what is
 * critical. Both ways have the same tag, so that nothing shows twice.
 *
 * @typedef {{id: string, title: string, text: string, url: string, critical?: boolean}} Told
 */

/** @type {any} TypeScript has no library that describes pages and workers at once */
const worker = self;

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('push', (/** @type {any} */ event) => event.waitUntil(tell(event.data.json())));
worker.addEventListener('message', (/** @type {any} */ event) => event.waitUntil(tell(event.data)));
worker.addEventListener('notificationclick', (/** @type {any} */ event) => {
  event.notification.close();
  event.waitUntil(openPage(event.notification.data.url));
});

/** @param {Told} told */
async function tell({ id, title, text, url, critical }) {
  const pages = await pagesOfOurs();
  if (!critical && pages.some(({ focused, visibilityState }) => focused && visibilityState === 'visible')) return;
  await worker.registration.showNotification(title, { body: text, tag: `notification-${id}`, data: { url } });
}

/** In the page that is open, if there is one. @param {string} path */
async function openPage(path) {
  const [page] = await pagesOfOurs();
  if (!page) return worker.clients.openWindow(path);
  page.postMessage({ open: path });
  return page.focus();
}

/** @returns {Promise<any[]>} the one that was in front last comes first */
function pagesOfOurs() {
  return worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
}
