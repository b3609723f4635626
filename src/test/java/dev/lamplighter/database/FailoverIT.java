package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.Waits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that takes no writes for a while, as after a failover to a standby. */
class FailoverIT {
  private static PostgresServer.Database database;
  private static LamplighterServer server;

  @BeforeAll
  static void start() {
    database = PostgresServer.freshDatabase();
    Map<String, String> environment = new HashMap<>(database.platformEnvironment());
    environment.put("LAMPLIGHTER_LIMITS_ENABLED", "false");
    server = LamplighterServer.start(environment);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void writesShouldGoOnByThemselvesOnceTheDatabaseTakesThemAgain() throws SQLException {
    Member ana = RestClient.of(server).register();

    readOnly(true);
    Waits.until("not ready", () -> ready() == 503);
    assertThat(post(ana)).isEqualTo(503);
    assertThat(ana.rest().get("/api/users/me").status()).isEqualTo(200);

    readOnly(false);
    Waits.until("ready", () -> ready() == 200);
    for (int i = 0; i < 30; i++) { // more than the pool has connections
      assertThat(post(ana)).isEqualTo(201);
    }
  }

  private static void readOnly(boolean on) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setReadOnly(false);
      statement.execute("SET default_transaction_read_only = off");
      statement.execute(
          "ALTER DATABASE " + database.name() + " SET default_transaction_read_only = " + on);
      if (on) { // a failover ends the sessions; its end does not
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
      }
    }
  }

  private static int ready() {
    return RestClient.of(server).get("/health/ready").status();
  }

  private static int post(Member member) {
    return member.rest().send("POST", "/api/posts", "{\"content\":\"hello\"}").status();
  }
}
