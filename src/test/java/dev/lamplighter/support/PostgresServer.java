package dev.lamplighter.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
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
        return EmbeddedPostgres.builder().setConnectConfig("sslmode", "disable").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** How to reach one empty database. */
  public record Database(String url, String user, String password) {

    /** As Lamplighter's environment names it. */
    public Map<String, String> environment() {
      return Map.of("DATABASE_URL", url, "DATABASE_USER", user, "DATABASE_PASSWORD", password);
    }
  }

  public static Database freshDatabase() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    int port = Started.SERVER.getPort();
    return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, USER);
  }
}
