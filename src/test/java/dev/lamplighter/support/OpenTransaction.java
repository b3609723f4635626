package dev.lamplighter.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Holds locks in a server's PostgreSQL, as another transaction of that moment would. */
public final class OpenTransaction implements AutoCloseable {
  private static final String WAITING =
      "SELECT count(*) FROM pg_stat_activity WHERE ? = ANY(pg_blocking_pids(pid))";
  private static final String WAITING_FOR_THOSE =
      "SELECT count(*) FROM pg_stat_activity, unnest(pg_blocking_pids(pid)) AS first(pid2)"
          + " WHERE ? = ANY(pg_blocking_pids(pid2))";

  private final PostgresServer.Database database;
  private final Connection connection;
  private final int pid;

  private OpenTransaction(PostgresServer.Database database) throws SQLException {
    this.database = database;
    connection = database.connect();
    connection.setAutoCommit(false);
    pid = (int) number(connection, "SELECT pg_backend_pid()");
  }

  public static OpenTransaction in(PostgresServer.Database database) throws SQLException {
    return new OpenTransaction(database);
  }

  /** How many rows it was. */
  public int run(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /** Until somebody waits for what it holds, directly. */
  public void awaitWaiting() {
    Waits.until("a transaction that waits for this one", () -> number(database, WAITING, pid) > 0);
  }

  /** Whether somebody waits for one who waits for what it holds. */
  public boolean isWaitedForIndirectly() throws SQLException {
    return number(database, WAITING_FOR_THOSE, pid) > 0;
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  /** Undoes what was not committed. */
  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }

  /** One statement by itself; how many rows it was. */
  public static int update(PostgresServer.Database database, String sql, Object... parameters)
      throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /** The number in the first row. */
  public static long number(PostgresServer.Database database, String sql, Object... parameters)
      throws SQLException {
    try (Connection connection = database.connect()) {
      return number(connection, sql, parameters);
    }
  }

  private static long number(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
