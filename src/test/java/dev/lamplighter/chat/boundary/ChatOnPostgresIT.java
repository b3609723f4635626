package dev.lamplighter.chat.boundary;

import dev.lamplighter.support.LamplighterServer;

class ChatOnPostgresIT implements ChatContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }
}
