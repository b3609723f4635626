/**
 * The client that drop-in elements use. It lives on the page, not in this module, so that two
 * copies of the library share it.
 */
const PLACE = Symbol.for('lamplighter.client');
const PROVIDED = 'lamplighter-provided';

/** @param {import('./lamplighter.js').Lamplighter} client */
export function provideLamplighter(client) {
  Reflect.set(globalThis, PLACE, client);
  globalThis.dispatchEvent(new Event(PROVIDED));
  return client;
}

/** The page's client, where there is one already. @returns {import('./lamplighter.js').Lamplighter | undefined} */
export function providedLamplighter() {
  return Reflect.get(globalThis, PLACE);
}

/**
 * Calls back with the page's client, at once or when it is provided.
 *
 * @param {(client: import('./lamplighter.js').Lamplighter) => void} use
 * @returns {() => void} ends the waiting
 */
export function withLamplighter(use) {
  const client = providedLamplighter();
  if (client) {
    use(client);
    return () => {};
  }
  const onProvided = () => use(Reflect.get(globalThis, PLACE));
  globalThis.addEventListener(PROVIDED, onProvided, { once: true });
  return () => globalThis.removeEventListener(PROVIDED, onProvided);
}
