package dev.lamplighter.wire.websocket;

import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** {@code /ws/feed}: the feed, and nothing else. */
@ServerEndpoint(
    value = "/ws/feed",
    configurator = NativeSockets.Endpoints.class,
    subprotocols = NativeEndpoint.SUBPROTOCOL)
public class FeedEndpoint extends NativeEndpoint {
  @Override
  String channel(Session socket) {
    return "feed";
  }
}
