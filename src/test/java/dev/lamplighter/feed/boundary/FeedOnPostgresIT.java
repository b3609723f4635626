package dev.lamplighter.feed.boundary;

import dev.lamplighter.support.LamplighterServer;

class FeedOnPostgresIT implements FeedContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }
}
