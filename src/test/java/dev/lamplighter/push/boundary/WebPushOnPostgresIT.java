package dev.lamplighter.push.boundary;

import dev.lamplighter.support.LamplighterServer;

class WebPushOnPostgresIT extends WebPushContract {
  @Override
  LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }
}
