package dev.lamplighter.wire.websocket;

import jakarta.websocket.server.ServerEndpoint;

/** {@code /ws}: one socket for everything. */
@ServerEndpoint(
    value = "/ws",
    configurator = NativeSockets.Endpoints.class,
    subprotocols = NativeEndpoint.SUBPROTOCOL)
public class MainEndpoint extends NativeEndpoint {
  @Override
  boolean isConfined() {
    return false;
  }
}
