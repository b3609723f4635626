package dev.lamplighter.wire.websocket;

import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** {@code /ws/connections}: the user's own connections, and nothing else. */
@ServerEndpoint(
    value = "/ws/connections",
    configurator = NativeSockets.Endpoints.class,
    subprotocols = NativeEndpoint.SUBPROTOCOL)
public class ConnectionsEndpoint extends NativeEndpoint {
  @Override
  String channel(Session socket) {
    return "connections";
  }
}
