package dev.lamplighter.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection that is asked whether it is alive, and given up after a few seconds. The pool asks
 * without a limit, and one idle connection after the other: of a host that is gone each would take
 * as long as the slowest statement may.
 */
final class BrieflyAsked implements InvocationHandler {
  private static final int SECONDS = 5;

  private final Connection connection;

  private BrieflyAsked(Connection connection) {
    this.connection = connection;
  }

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            BrieflyAsked.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new BrieflyAsked(connection));
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
    return connection.isValid(seconds == 0 ? SECONDS : seconds);
  }
}
