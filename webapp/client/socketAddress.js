/**
 * The socket's URL follows from the API's: http becomes ws, https becomes wss.
 *
 * @param {string} baseUrl such as https://lamp.example or https://example.org/lamplighter
 * @param {string} ticket single use, from POST /api/ws/ticket
 */
export function socketAddress(baseUrl, ticket) {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/ws`);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('ticket', ticket);
  return url.href;
}
