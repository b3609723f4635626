package dev.lamplighter.wire.websocket;

import dev.lamplighter.hub.SessionInfo;
import java.security.Principal;

/** Carries what the handshake proved and saw to the endpoint: a principal is all it hands over. */
record Visitor(SessionInfo info) implements Principal {
  @Override
  public String getName() {
    return info.caller().getName();
  }
}
