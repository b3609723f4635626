/**
 * Runs `work` once `periodMs` after the first call, so at most once in `periodMs`; the last call is never lost.
 *
 * @param {() => void} work
 * @param {number} periodMs
 */
export function throttled(work, periodMs) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work();
    }, periodMs);
  };
}

/**
 * Runs `work` with the last arguments once nothing came for `quietMs`.
 *
 * @template {any[]} A
 * @param {(...args: A) => void} work
 * @param {number} quietMs
 * @returns {(...args: A) => void}
 */
export function debounced(work, quietMs) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...args), quietMs);
  };
}
