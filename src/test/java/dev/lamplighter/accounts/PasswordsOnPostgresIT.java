package dev.lamplighter.accounts;

import dev.lamplighter.support.LamplighterServer;

class PasswordsOnPostgresIT extends PasswordsIT {
  @Override
  LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }
}
