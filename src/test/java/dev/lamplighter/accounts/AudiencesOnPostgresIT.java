package dev.lamplighter.accounts;

import dev.lamplighter.support.LamplighterServer;

class AudiencesOnPostgresIT extends AudiencesIT {
  @Override
  LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }
}
