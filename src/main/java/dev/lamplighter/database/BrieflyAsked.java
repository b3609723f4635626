package dev.lamplighter.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;

/**
 * A connection to PostgreSQL that is asked whether it is alive, and given up after a few seconds.
 * The pool asks without a limit, and one idle connection after the other: of a host that is gone
 * each would take as long as the slowest statement may.
 *
 * <p>One that may not write is no good either once the database takes writes: after a failover it
 * stays so for ever.
 */
final class BrieflyAsked implements InvocationHandler {
  private static final int SECONDS = 5;

  private final Connection connection;
  private final BooleanSupplier databaseTakesWrites;

  private BrieflyAsked(Connection connection, BooleanSupplier databaseTakesWrites) {
    this.connection = connection;
    this.databaseTakesWrites = databaseTakesWrites;
  }

  static Connection of(Connection connection, BooleanSupplier databaseTakesWrites) {
    return (Connection)
        Proxy.newProxyInstance(
            BrieflyAsked.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new BrieflyAsked(connection, databaseTakesWrites));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    try {
      return method.getName().equals("isValid")
          ? isValid((int) arguments[0])
          : method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private boolean isValid(int seconds) throws SQLException {
    return connection.isValid(seconds == 0 ? SECONDS : seconds)
        && (!databaseTakesWrites.getAsBoolean() || mayWrite());
  }

  /** Since version 14 PostgreSQL tells it with any answer. */
  private boolean mayWrite() throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    String readOnly = postgres.getParameterStatus("default_transaction_read_only");
    String standby = postgres.getParameterStatus("in_hot_standby");
    return readOnly == null || standby == null
        ? isToldToWrite()
        : readOnly.equals("off") && standby.equals("off");
  }

  /** A pooler between does not pass it on. */
  private boolean isToldToWrite() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW transaction_read_only")) {
      return row.next() && row.getString(1).equals("off");
    }
  }
}
