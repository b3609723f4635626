// Runs before the first paint, so that no theme flashes: the chosen one, or what the device prefers.
{
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const chosen = localStorage.getItem('lamplighter.theme');
    document.documentElement.dataset.theme = chosen ?? (dark.matches ? 'dark' : 'light');
  };
  paint();
  dark.addEventListener('change', paint);
  addEventListener('lamplighter-theme', paint);
  addEventListener('storage', paint);
}
