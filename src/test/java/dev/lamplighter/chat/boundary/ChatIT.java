package dev.lamplighter.chat.boundary;

import dev.lamplighter.support.LamplighterServer;

class ChatIT implements ChatContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.shared();
  }
}
