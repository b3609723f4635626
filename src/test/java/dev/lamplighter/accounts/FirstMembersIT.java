package dev.lamplighter.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.Waits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;

/** A fresh database gets its first members once, however many nodes start at the same time. */
class FirstMembersIT {
  private static final String ADMIN =
      "INSERT INTO users (id, username, admin, display_name, created_at)"
          + " VALUES ('made-elsewhere', 'admin', true, 'admin', now())";

  private static final String WAITING =
      "SELECT 1 FROM pg_stat_activity"
          + " WHERE datname = current_database() AND wait_event_type = 'Lock'";

  private final PostgresServer.Database database = PostgresServer.freshDatabase();

  @Test
  void nodeShouldStartWhileAnotherMakesTheAdmin() throws Exception {
    migrate();
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(ADMIN);
      var starting = CompletableFuture.supplyAsync(this::start);
      Waits.untilWithin("the node wants an admin too", Waits.startLimit(), this::isOneWaiting);
      other.commit();
      try (LamplighterServer node = starting.join()) {
        assertThat(RestClient.of(node).register().username()).isNotEmpty();
      }
    }
  }

  private void migrate() throws Exception {
    try (Connection connection = database.connect();
        Liquibase schema =
            new Liquibase(
                "liquibase/changelog.xml",
                new ClassLoaderResourceAccessor(),
                new JdbcConnection(connection))) {
      schema.update();
    }
  }

  private LamplighterServer start() {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("LAMPLIGHTER_ADMIN_PASSWORD", "correct horse admin");
    return LamplighterServer.start(environment);
  }

  private boolean isOneWaiting() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet waiting = statement.executeQuery(WAITING)) {
      return waiting.next();
    }
  }
}
