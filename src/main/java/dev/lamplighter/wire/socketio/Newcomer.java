package dev.lamplighter.wire.socketio;

import java.security.Principal;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a handshake tells of a client that has not signed in yet. */
final class Newcomer implements Principal {
  private final String address;
  private final String userAgent;
  private final AtomicBoolean fresh = new AtomicBoolean(true);

  Newcomer(String address, String userAgent) {
    this.address = address;
    this.userAgent = userAgent;
  }

  @Override
  public String getName() {
    return address;
  }

  String address() {
    return address;
  }

  String userAgent() {
    return userAgent;
  }

  /** True for the first sign-in alone, which was counted with the handshake. */
  boolean takesFirst() {
    return fresh.getAndSet(false);
  }
}
