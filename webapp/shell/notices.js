import { Problem } from '../client/problem.js';
import { lamp } from '../lamp.js';
import { store } from '../store.js';
import * as notices from './noticesState.js';

const TOAST_STAYS_MS = 6_000;
let lastId = 0;

/** @param {string} text */
export function sayDone(text) {
  toast('done', text);
}

/** Something came by itself. @param {string} text @param {string} href where it leads */
export function sayNews(text, href) {
  toast('news', text, href);
}

/** @param {unknown} thrown */
export function sayFailed(thrown) {
  toast('failed', Problem.of(thrown).message);
}

/** @param {number} id */
export function dismissToast(id) {
  store.apply('notices', notices.toastGone, id);
}

/** @param {string} id */
export function dismissBroadcast(id) {
  store.apply('notices', notices.broadcastGone, id);
}

export function hearNotices() {
  lamp.on('error', sayFailed);
  lamp.on('admin_broadcast', (broadcast) => {
    store.apply('notices', notices.broadcastCame, broadcast);
    const left = broadcast.expires_at ? Date.parse(broadcast.expires_at) - Date.now() : null;
    if (left !== null) setTimeout(() => dismissBroadcast(broadcast.id), Math.min(left, 2 ** 31 - 1));
  });
}

/** @param {notices.Toast['kind']} kind @param {string} text @param {string} [href] */
function toast(kind, text, href) {
  const id = ++lastId;
  store.apply('notices', notices.toasted, { id, kind, text, href });
  setTimeout(() => dismissToast(id), TOAST_STAYS_MS);
}
