package dev.lamplighter.notifications.boundary;

import dev.lamplighter.support.LamplighterServer;

class NotificationsIT implements NotificationsContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.shared();
  }
}
