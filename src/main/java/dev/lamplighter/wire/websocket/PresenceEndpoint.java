package dev.lamplighter.wire.websocket;

import jakarta.websocket.server.ServerEndpoint;

/** {@code /ws/presence/{userId}}: holds that user online, as long as it is the caller. */
@ServerEndpoint("/ws/presence/{userId}")
public class PresenceEndpoint extends NativeEndpoint {}
