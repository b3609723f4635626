package dev.lamplighter.connections.boundary;

import dev.lamplighter.support.LamplighterServer;

class ConnectionsIT implements ConnectionsContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.shared();
  }
}
