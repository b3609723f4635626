package dev.lamplighter.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.OpenTransaction;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ProfilesOnPostgresIT extends ProfilesIT {
  private static final String LIST = "/api/users/me/favorites/";

  @Override
  LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }

  @Test
  void aFullListShouldRefuseOnlyWhoIsNotInIt() throws SQLException {
    PostgresServer.Database database = LamplighterServer.sharedDatabase();
    Member owner = RestClient.of(server()).register();
    Member last = RestClient.of(server()).register();
    Member tooMany = RestClient.of(server()).register();
    OpenTransaction.update(
        database,
        "INSERT INTO users (id, username, admin, display_name, created_at)"
            + " SELECT ? || n, ? || n, false, 'x', 'epoch' FROM generate_series(1, 4999) n",
        "crowd-" + owner.id(),
        "crowd-" + owner.id());
    OpenTransaction.update(
        database,
        "INSERT INTO relations (owner_id, kind, other_id, created_at)"
            + " SELECT ?, 'FAVORITES', id, now() FROM users WHERE username LIKE ?",
        owner.id(),
        "crowd-" + owner.id() + "%");
    try {
      assertThat(owner.rest().put(LIST + last.username()).status()).isEqualTo(204);
      assertThat(owner.rest().put(LIST + tooMany.username()).status()).isEqualTo(409);
      assertThat(owner.rest().put(LIST + last.username()).status()).isEqualTo(204);
      assertThat(owner.rest().put(LIST + tooMany.username()).status()).isEqualTo(409);
    } finally {
      OpenTransaction.update(
          database, "DELETE FROM users WHERE username LIKE ?", "crowd-" + owner.id() + "%");
    }
  }
}
