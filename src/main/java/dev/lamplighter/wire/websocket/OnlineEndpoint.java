package dev.lamplighter.wire.websocket;

import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** {@code /ws/online}: who is online, and nothing else. */
@ServerEndpoint(
    value = "/ws/online",
    configurator = NativeSockets.Endpoints.class,
    subprotocols = NativeEndpoint.SUBPROTOCOL)
public class OnlineEndpoint extends NativeEndpoint {
  @Override
  String channel(Session socket) {
    return "online";
  }
}
