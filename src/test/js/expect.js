/** @param {unknown} actual @param {unknown} expected both as JSON would write them */
export function equal(actual, expected) {
  const [was, should] = [actual, expected].map((value) => JSON.stringify(value));
  if (was !== should) throw new Error(`was ${was}, should be ${should}`);
}
