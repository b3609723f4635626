const AT_MOST_EVERY_MS = 15_000;

/**
 * Calls back after new connections, at most every 15 s: a line that comes and goes must not become
 * a storm of requests. The last connection is never forgotten.
 *
 * @param {{on: (event: string, listener: () => void) => () => void}} client
 * @param {() => void} work
 * @returns {() => void} ends it
 */
export function whenBack(client, work) {
  let doneAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const run = () => {
    timer = undefined;
    doneAt = Date.now();
    work();
  };
  const end = client.on('connected', () => {
    const wait = doneAt + AT_MOST_EVERY_MS - Date.now();
    if (wait <= 0) run();
    else timer ??= setTimeout(run, wait);
  });
  return () => {
    end();
    clearTimeout(timer);
  };
}
