const AT_MOST_EVERY_MS = 60_000;
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'];

/**
 * Says `activity` when somebody uses the page, at most once a minute: without it the server
 * counts the user as away after five.
 *
 * @param {() => void} say
 * @param {EventTarget} [page]
 */
export function tellActivity(say, page = window) {
  let saidAt = Date.now();
  const onSign = () => {
    if (Date.now() - saidAt < AT_MOST_EVERY_MS) return;
    saidAt = Date.now();
    say();
  };
  for (const sign of SIGNS) page.addEventListener(sign, onSign, { passive: true, capture: true });
}
