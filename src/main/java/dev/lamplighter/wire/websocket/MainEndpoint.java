package dev.lamplighter.wire.websocket;

import jakarta.websocket.server.ServerEndpoint;

/** {@code /ws}: one socket for everything. */
@ServerEndpoint("/ws")
public class MainEndpoint extends NativeEndpoint {}
