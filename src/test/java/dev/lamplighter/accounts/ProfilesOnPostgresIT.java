package dev.lamplighter.accounts;

import dev.lamplighter.support.LamplighterServer;

class ProfilesOnPostgresIT extends ProfilesIT {
  @Override
  LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }
}
