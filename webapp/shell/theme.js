import { onThisDevice } from '../kit/storage.js';

/** The chosen theme is kept here; who paints it runs before this module (first-paint.js). */
const KEY = 'lamplighter.theme';

/** @returns {'light' | 'dark' | 'system'} 'system': what the device prefers */
export function chosenTheme() {
  return /** @type {any} */ (onThisDevice.get(KEY) ?? 'system');
}

/** @param {'light' | 'dark' | 'system'} theme */
export function chooseTheme(theme) {
  if (theme === 'system') onThisDevice.remove(KEY);
  else onThisDevice.set(KEY, theme);
  dispatchEvent(new CustomEvent('lamplighter-theme', { detail: onThisDevice.get(KEY) }));
}

export function isDark() {
  return document.documentElement.dataset.theme === 'dark';
}
