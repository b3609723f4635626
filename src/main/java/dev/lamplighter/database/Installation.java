package dev.lamplighter.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** Tells databases apart: a random id, made by the first node and kept in the database. */
@ApplicationScoped
public class Installation {
  @Resource(lookup = "java:app/jdbc/lamplighter")
  private DataSource dataSource;

  /** Reads from the database; after the migrations. */
  public String id() {
    try (Connection connection = dataSource.getConnection()) {
      offer(connection, UUID.randomUUID().toString());
      return read(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The installation's id cannot be read", e);
    }
  }

  /** Nodes that start at once all offer one; the slot's primary key lets one win. */
  private static void offer(Connection connection, String id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO installation (slot, id) VALUES (1, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, id);
      insert.executeUpdate();
    }
  }

  private static String read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM installation WHERE slot = 1")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
