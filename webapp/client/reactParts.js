import { isLive } from './connectionState.js';

/** What may be another at each rendering. @template T @param {any} React @param {T} given @returns {{current: T}} */
export function useLatest(React, given) {
  const latest = React.useRef(given);
  latest.current = given;
  return latest;
}

/** The connection as it is now. @param {any} React @param {import('./lamplighter.js').Lamplighter} client @returns {import('./lamplighter.js').ConnectionState} */
export function useConnection(React, client) {
  const [connection, setConnection] = React.useState(client.connection);
  React.useEffect(() => {
    setConnection(client.connection);
    return client.on('state', setConnection);
  }, []);
  return connection;
}

/** @param {any} React @param {import('./lamplighter.js').Lamplighter} client */
export function useConnected(React, client) {
  return isLive(useConnection(React, client));
}

/** @param {(() => void)[]} ends */
export function ended(ends) {
  return () => ends.forEach((end) => end());
}
