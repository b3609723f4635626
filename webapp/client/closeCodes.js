/**
 * What a client does after its socket was closed (contract 5): 4400-4499 come back, 4401 with a
 * fresh token; 4500-4599 do not; everything else is a broken line, and comes back.
 *
 * @param {number} code
 * @returns {'again' | 'again_with_fresh_token' | 'stop'}
 */
export function afterClose(code) {
  if (code === 4401) return 'again_with_fresh_token';
  return code >= 4500 && code <= 4599 ? 'stop' : 'again';
}

/** Whether the line broke, and the server did not say a word about it. @param {number} code */
export function isBroken(code) {
  return code < 4000;
}

/**
 * @param {number} code one that ends the connection for good
 * @returns {'signed_out' | 'banned' | 'refused'}
 */
export function endReason(code) {
  if (code === 4503) return 'signed_out';
  return code === 4504 ? 'banned' : 'refused';
}
