package dev.lamplighter.presence.boundary;

import dev.lamplighter.support.LamplighterServer;

class PresenceIT implements PresenceContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.shared();
  }
}
