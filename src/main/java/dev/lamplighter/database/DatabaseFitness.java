package dev.lamplighter.database;

import dev.lamplighter.problem.StartFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a database must be before there is a schema in it. */
final class DatabaseFitness {
  private final Connection connection;

  DatabaseFitness(Connection connection) {
    this.connection = connection;
  }

  /**
   * @throws StartFailure where messages could not be kept as they are, or not at all
   */
  void check() throws SQLException {
    if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
      return;
    }
    String encoding = shown("server_encoding");
    if (!encoding.equals("UTF8")) {
      throw new StartFailure(
          "The encoding of the database is "
              + encoding
              + ", which cannot keep every letter; make one with CREATE DATABASE … TEMPLATE"
              + " template0 ENCODING 'UTF8' and name it in DATABASE_URL.");
    }
    if (shown("transaction_read_only").equals("on")) {
      throw new StartFailure(
          "The database takes no writes: it is a standby, or set to read-only; name the primary in"
              + " DATABASE_URL.");
    }
  }

  private String shown(String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + setting)) {
      row.next();
      return row.getString(1);
    }
  }
}
