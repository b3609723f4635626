package dev.lamplighter.feed.boundary;

import dev.lamplighter.support.LamplighterServer;

class FeedIT implements FeedContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.shared();
  }
}
