package dev.lamplighter.wire.websocket;

import jakarta.websocket.server.ServerEndpoint;

/**
 * {@code /ws/presence/{userId}}: holds that user online, as long as it is the caller; carries
 * nothing.
 */
@ServerEndpoint(
    value = "/ws/presence/{userId}",
    configurator = NativeSockets.Endpoints.class,
    subprotocols = NativeEndpoint.SUBPROTOCOL)
public class PresenceEndpoint extends NativeEndpoint {}
