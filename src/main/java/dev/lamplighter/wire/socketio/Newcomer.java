package dev.lamplighter.wire.socketio;

import java.security.Principal;

/** What a handshake tells of a client that has not signed in yet. */
record Newcomer(String address, String userAgent) implements Principal {
  @Override
  public String getName() {
    return address;
  }
}
