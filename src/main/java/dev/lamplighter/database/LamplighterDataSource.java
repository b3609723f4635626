package dev.lamplighter.database;

import dev.lamplighter.problem.StartFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The driver behind the container's pool, chosen by {@code DATABASE_URL}: PostgreSQL, or the
 * embedded H2 in {@code LAMPLIGHTER_DATA}. One class for both, because {@code DataSourceDefinition}
 * wants its class name before configuration is read.
 */
public class LamplighterDataSource implements DataSource {
  /**
   * Without a delay: by default H2 writes half a second after the commit, and kill -9 loses it. The
   * file is written anew when it is closed, so that what was deleted is not in its unused pages.
   */
  private static final String H2_OPTIONS =
      ";MODE=PostgreSQL;WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DEFRAG_ALWAYS=TRUE";

  /** As long as an answer may take: else a host that went away without a word is waited for. */
  private static final int SOCKET_SECONDS = 30;

  private static final int CONNECT_SECONDS = 10;

  /** Before the first connection a failure is one of the start. */
  private static volatile boolean reached;

  /** Not known before the first was taken. */
  private static volatile boolean takesWrites;

  private final DataSource driver = driver(url());

  static void takesWrites(boolean now) {
    takesWrites = now;
  }

  static DatabaseUrl url() {
    String url = environment("DATABASE_URL", "").strip();
    return url.isEmpty()
        ? new DatabaseUrl(
            "jdbc:h2:file:" + dataDirectory().resolve("lamplighter") + H2_OPTIONS,
            Optional.empty(),
            Optional.empty())
        : DatabaseUrl.of(url);
  }

  private static DataSource driver(DatabaseUrl url) {
    return url.isEmbedded() ? h2(url) : postgres(url);
  }

  private static Path dataDirectory() {
    return Path.of(environment("LAMPLIGHTER_DATA", "data")).toAbsolutePath();
  }

  private static DataSource h2(DatabaseUrl url) {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(url.jdbc());
    h2.setUser(environment("DATABASE_USER", url.user().orElse("lamplighter")));
    h2.setPassword(environment("DATABASE_PASSWORD", url.password().orElse("")));
    return h2;
  }

  static PGSimpleDataSource postgres(DatabaseUrl url) {
    PGSimpleDataSource postgres = new PGSimpleDataSource();
    postgres.setUrl(url.jdbc());
    postgres.setReWriteBatchedInserts(true);
    limitWaiting(postgres, Driver.parseURL(url.jdbc(), null));
    url.user().ifPresent(postgres::setUser);
    url.password().ifPresent(postgres::setPassword);
    if (System.getenv("DATABASE_USER") != null) {
      postgres.setUser(System.getenv("DATABASE_USER"));
    }
    if (System.getenv("DATABASE_PASSWORD") != null) {
      postgres.setPassword(System.getenv("DATABASE_PASSWORD"));
    }
    return postgres;
  }

  /** Where the URL does not say it. */
  private static void limitWaiting(PGSimpleDataSource postgres, Properties named) {
    if (!names(named, PGProperty.SOCKET_TIMEOUT)) {
      postgres.setSocketTimeout(SOCKET_SECONDS);
    }
    if (!names(named, PGProperty.CONNECT_TIMEOUT)) {
      postgres.setConnectTimeout(CONNECT_SECONDS);
    }
    if (!names(named, PGProperty.TCP_KEEP_ALIVE)) {
      postgres.setTcpKeepAlive(true);
    }
  }

  private static boolean names(Properties named, PGProperty property) {
    return named != null && named.containsKey(property.getName());
  }

  private static String environment(String name, String fallback) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? fallback : value;
  }

  /** For the pool. */
  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = open();
    return driver instanceof JdbcDataSource
        ? connection
        : BrieflyAsked.of(connection, () -> takesWrites);
  }

  private Connection open() throws SQLException {
    try {
      Connection connection =
          driver instanceof JdbcDataSource h2
              ? EmbeddedDatabase.connect(h2)
              : driver.getConnection();
      reached = true;
      return connection;
    } catch (SQLException e) {
      if (reached) {
        throw e;
      }
      throw unreachable(e);
    }
  }

  /**
   * Not of the pool; close it.
   *
   * @param patience how long each answer is waited for; zero: without limit
   */
  Connection connection(Duration patience) throws SQLException {
    Connection connection = open();
    connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
    return connection;
  }

  private static StartFailure unreachable(SQLException e) {
    return new StartFailure(
        "Cannot connect to the database ("
            + e.getMessage()
            + "); check DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD,"
            + " or LAMPLIGHTER_DATA for the embedded one.");
  }

  /** The pool's own user is ignored: the environment names the user. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return driver.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    driver.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    driver.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return driver.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.lamplighter.database");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return driver.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return driver.isWrapperFor(type);
  }
}
