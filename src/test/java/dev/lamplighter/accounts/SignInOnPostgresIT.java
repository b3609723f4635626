package dev.lamplighter.accounts;

import dev.lamplighter.support.LamplighterServer;

class SignInOnPostgresIT extends SignInIT {
  @Override
  LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }
}
