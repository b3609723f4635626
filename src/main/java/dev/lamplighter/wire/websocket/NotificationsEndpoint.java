package dev.lamplighter.wire.websocket;

import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** {@code /ws/notifications}: the user's own notifications, and nothing else. */
@ServerEndpoint(
    value = "/ws/notifications",
    configurator = NativeSockets.Endpoints.class,
    subprotocols = NativeEndpoint.SUBPROTOCOL)
public class NotificationsEndpoint extends NativeEndpoint {
  @Override
  String channel(Session socket) {
    return "notifications";
  }
}
