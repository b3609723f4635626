package dev.lamplighter.wire.socketio.relay;

import java.net.URI;

/**
 * To whom something is passed on.
 *
 * @param node its name
 * @param owner its HTTP listener
 * @param target path and query there
 */
record Way(String node, URI owner, String target) {}
