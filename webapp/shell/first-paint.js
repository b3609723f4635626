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

// Another node may have another version, and not the scripts that this page names: the next load asks
// again. A browser that never gets them is told.
{
  const MOST_LOADS = 5;
  const loadsSoFar = () => {
    try {
      const loads = Number(sessionStorage.getItem('lamplighter.loads'));
      sessionStorage.setItem('lamplighter.loads', String(loads + 1));
      return loads;
    } catch {
      return MOST_LOADS; // storage is forbidden here
    }
  };
  const onMissed = (/** @type {Event} */ { target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    if (loadsSoFar() < MOST_LOADS) setTimeout(() => location.reload(), 2_000);
    else document.querySelector('app-shell [role=status]')?.replaceChildren('Lamplighter could not be loaded. Load this page again in a moment.');
  };
  addEventListener('error', onMissed, true);
}
