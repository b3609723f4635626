package dev.lamplighter.presence.boundary;

import dev.lamplighter.support.LamplighterServer;

class PresenceOnPostgresIT implements PresenceContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }
}
