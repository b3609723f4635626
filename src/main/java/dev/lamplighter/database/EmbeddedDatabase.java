package dev.lamplighter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.logging.Logger;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;

/**
 * H2 closes itself for good when it cannot write, because the disk is full for one, and opens anew
 * for the next connection. What the closed one left behind must not be touched from then on: each
 * touch takes the new one out of H2's list, and further connections are refused. So connections
 * have a generation, and those of an earlier one do nothing.
 */
final class EmbeddedDatabase {
  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class.getName());

  /** Of the present generation; guarded by the class. */
  private static final Set<Connection> OPEN = Collections.newSetFromMap(new WeakHashMap<>());

  private static volatile int generation;

  private EmbeddedDatabase() {}

  static synchronized Connection connect(JdbcDataSource h2) throws SQLException {
    for (Connection one : OPEN) {
      if (isClosing(one)) {
        reopen();
        break;
      }
    }
    try {
      return opened(h2);
    } catch (SQLException e) {
      if (e.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1 || OPEN.isEmpty()) {
        throw e;
      }
      reopen(); // a late touch took it out of H2's list, while it holds the lock of its file
      return opened(h2);
    }
  }

  private static Connection opened(JdbcDataSource h2) throws SQLException {
    Connection connection = h2.getConnection();
    OPEN.add(connection);
    return EmbeddedConnection.of(connection, generation);
  }

  /** Asks without a statement: that would wait for whatever the connection itself waits for. */
  private static boolean isClosing(Connection connection) throws SQLException {
    return connection.isClosed()
        || connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
            && session.getDatabase().isClosing();
  }

  static boolean answers(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      return true;
    } catch (SQLException closed) {
      return false;
    }
  }

  static boolean isPresent(int number) {
    return number == generation;
  }

  /** Somebody found it closed. */
  static synchronized void lost(int number) {
    if (isPresent(number)) {
      reopen();
    }
  }

  static synchronized void close(Connection connection, int number) throws SQLException {
    if (isPresent(number)) {
      OPEN.remove(connection);
      connection.close();
    }
  }

  private static void reopen() {
    LOG.warning("event=embedded_database_reopened");
    for (Connection connection : OPEN) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN IMMEDIATELY");
      } catch (SQLException closed) {
        LOG.fine(() -> "event=embedded_database_closed cause=\"" + closed.getMessage() + '"');
      }
    }
    OPEN.clear();
    generation++;
  }
}
