// Runs before the first paint, so that no theme flashes: the chosen one, or what the device prefers.
{
  const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
  const kept = () => {
    try {
      return localStorage.getItem('lamplighter.theme');
    } catch {
      return null; // storage is forbidden here
    }
  };
  let chosen = kept();
  const paint = () => {
    document.documentElement.dataset.theme = chosen ?? (dark?.matches ? 'dark' : 'light');
  };
  const paintAs = (/** @type {string | null} */ theme) => {
    chosen = theme;
    paint();
  };
  paint();
  dark?.addEventListener('change', paint);
  addEventListener('lamplighter-theme', (told) => paintAs(/** @type {CustomEvent} */ (told).detail));
  addEventListener('storage', () => paintAs(kept()));
}
