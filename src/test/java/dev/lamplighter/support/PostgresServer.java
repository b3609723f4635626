package dev.lamplighter.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** A real PostgreSQL for this run, started at the first call and stopped at the end. */
public final class PostgresServer {
  private static final String USER = "postgres";

  private PostgresServer() {}

  private static final class Started {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setConnectConfig("sslmode", "disable")
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** How to reach one empty database. */
  public record Database(int port, String name, String user, String password) {

    public String url() {
      return through(port);
    }

    /** The URL by way of another port of this machine. */
    String through(int otherPort) {
      return "jdbc:postgresql://127.0.0.1:" + otherPort + "/" + name;
    }

    public Connection connect() {
      try {
        return DriverManager.getConnection(url(), user, password);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /** As hosting platforms name it, in one variable. */
    public Map<String, String> platformEnvironment() {
      return Map.of(
          "DATABASE_URL",
          "postgres://" + user + ":" + password + "@127.0.0.1:" + port + "/" + name);
    }

    /** As Lamplighter's environment names it. */
    public Map<String, String> environment() {
      return environment(url());
    }

    /**
     * The same by way of a road that can be disturbed.
     *
     * @param options of the driver, such as {@code socketTimeout=2}
     */
    public Map<String, String> environment(Link road, String options) {
      return environment(through(road.port()) + "?" + options);
    }

    private Map<String, String> environment(String url) {
      return Map.of("DATABASE_URL", url, "DATABASE_USER", user, "DATABASE_PASSWORD", password);
    }
  }

  public static Database freshDatabase() {
    return freshDatabase(Started.SERVER);
  }

  /**
   * @param options of {@code CREATE DATABASE}
   */
  public static Database freshDatabase(String options) {
    return freshDatabase(Started.SERVER, options);
  }

  static Database freshDatabase(EmbeddedPostgres server) {
    return freshDatabase(server, "");
  }

  private static Database freshDatabase(EmbeddedPostgres server, String options) {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " " + options);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Database(server.getPort(), name, USER, USER);
  }

  /**
   * How many statements that match this pattern and not the other have run so far, in all
   * databases; each row of a batch is one.
   */
  public static long statements(String pattern, String but) {
    try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT COALESCE(sum(calls), 0) FROM pg_stat_statements"
                    + " WHERE query ~ ? AND query !~ ?")) {
      connection.createStatement().execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
      count.setString(1, pattern);
      count.setString(2, but);
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
