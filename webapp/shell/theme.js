/** The chosen theme is kept here; who paints it runs before this module (first-paint.js). */
const KEY = 'lamplighter.theme';

/** @returns {'light' | 'dark' | 'system'} 'system': what the device prefers */
export function chosenTheme() {
  return /** @type {any} */ (localStorage.getItem(KEY) ?? 'system');
}

/** @param {'light' | 'dark' | 'system'} theme */
export function chooseTheme(theme) {
  if (theme === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, theme);
  dispatchEvent(new Event('lamplighter-theme'));
}

export function isDark() {
  return document.documentElement.dataset.theme === 'dark';
}
