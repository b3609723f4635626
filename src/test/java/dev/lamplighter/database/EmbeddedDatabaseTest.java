package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.support.Waits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {
  private final JdbcDataSource h2 = new JdbcDataSource();
  private Connection first;

  @BeforeEach
  void open() throws SQLException {
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=20000");
    first = EmbeddedDatabase.connect(h2);
    run(first, "CREATE TABLE t (id INT PRIMARY KEY)");
    run(first, "INSERT INTO t VALUES (1)");
  }

  @AfterEach
  void close() throws SQLException {
    first.close();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Who holds what it waits for may need another connection to go on. */
  @Test
  void connectionThatWaitsForALockShouldNotHoldUpANewOne() throws Exception {
    first.setAutoCommit(false);
    run(first, "UPDATE t SET id = id");
    try (Connection second = EmbeddedDatabase.connect(h2)) {
      CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> update(second));
      Waits.until("it waits", this::isBusy);
      CompletableFuture.supplyAsync(this::connect).get(5, TimeUnit.SECONDS).close();
      assertThat(waiting).isNotDone();
      first.commit();
      waiting.get(5, TimeUnit.SECONDS);
    }
  }

  private static void update(Connection connection) {
    try {
      run(connection, "UPDATE t SET id = id");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isBusy() {
    try (Connection other = h2.getConnection();
        Statement statement = other.createStatement()) {
      return statement
          .executeQuery(
              "SELECT 1 FROM information_schema.sessions WHERE executing_statement LIKE 'UPDATE%'")
          .next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() {
    try {
      return EmbeddedDatabase.connect(h2);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void databaseThatClosedItselfShouldBeOpenedAnew() throws Exception {
    run(first, "SHUTDOWN IMMEDIATELY");
    try (Connection anew = EmbeddedDatabase.connect(h2)) {
      run(anew, "CREATE TABLE u (id INT)");
      first.close(); // of before: touches nothing
      run(anew, "INSERT INTO u VALUES (1)");
    }
    assertThatThrownBy(() -> run(first, "SELECT 1")).isInstanceOf(SQLException.class);
  }
}
