package dev.lamplighter.wire.websocket;

import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** {@code /ws/messages/{chat_id}}: that conversation and nothing else; members only. */
@ServerEndpoint(
    value = "/ws/messages/{chat_id}",
    configurator = NativeSockets.Endpoints.class,
    subprotocols = NativeEndpoint.SUBPROTOCOL)
public class MessagesEndpoint extends NativeEndpoint {
  @Override
  String channel(Session socket) {
    return "messages:" + socket.getPathParameters().get("chat_id");
  }
}
