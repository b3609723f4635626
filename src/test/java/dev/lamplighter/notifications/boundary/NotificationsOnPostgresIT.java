package dev.lamplighter.notifications.boundary;

import dev.lamplighter.support.LamplighterServer;

class NotificationsOnPostgresIT implements NotificationsContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }
}
