package dev.lamplighter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets one node at a time migrate a shared database. Unlike Liquibase's own lock, a row that
 * outlives a killed process and makes the next start wait for minutes, this one ends with its
 * connection. The embedded database needs none: its file has one process.
 */
final class MigrationLock {
  private static final long KEY = 5_267_839_241L;

  private final Connection connection;
  private final boolean shared;

  MigrationLock(Connection connection) throws SQLException {
    this.connection = connection;
    shared = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  /** Blocks while another node migrates. */
  void take() throws SQLException {
    run("SELECT pg_advisory_lock(" + KEY + ")");
  }

  void release() throws SQLException {
    run("SELECT pg_advisory_unlock(" + KEY + ")");
  }

  private void run(String sql) throws SQLException {
    if (shared) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
