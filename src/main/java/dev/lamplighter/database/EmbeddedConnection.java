package dev.lamplighter.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection to one generation of the embedded database, which says truly whether it is alive.
 */
final class EmbeddedConnection implements InvocationHandler {
  private final Connection connection;
  private final int generation;

  private EmbeddedConnection(Connection connection, int generation) {
    this.connection = connection;
    this.generation = generation;
  }

  static Connection of(Connection connection, int generation) {
    return (Connection)
        Proxy.newProxyInstance(
            EmbeddedConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new EmbeddedConnection(connection, generation));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "close" -> {
        EmbeddedDatabase.close(connection, generation);
        return null;
      }
      case "isValid" -> {
        return isValid();
      }
      case "isClosed" -> {
        return !EmbeddedDatabase.isPresent(generation) || connection.isClosed();
      }
      default -> {
        return passed(method, arguments);
      }
    }
  }

  private boolean isValid() {
    if (!EmbeddedDatabase.isPresent(generation)) {
      return false;
    }
    boolean valid = EmbeddedDatabase.answers(connection);
    if (!valid) {
      EmbeddedDatabase.lost(generation);
    }
    return valid;
  }

  private Object passed(Method method, Object[] arguments) throws Throwable {
    if (!EmbeddedDatabase.isPresent(generation) && method.getDeclaringClass() != Object.class) {
      throw new SQLException("The embedded database was closed and opened anew", "08003");
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
