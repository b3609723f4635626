package dev.lamplighter.connections.boundary;

import dev.lamplighter.support.LamplighterServer;

class ConnectionsOnPostgresIT implements ConnectionsContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }
}
