package dev.lamplighter.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Runs statements on one connection; one thread. Parameters are texts, numbers, booleans, instants,
 * nulls, and collections of texts or of longs, which become SQL arrays.
 *
 * <p>Every method throws {@link DatabaseFault}.
 */
public final class Sql implements AutoCloseable {
  /** Makes something of one row. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  public <T> List<T> query(Row<T> row, String sql, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(row.read(rows));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new DatabaseFault(e);
    }
  }

  public <T> Optional<T> first(Row<T> row, String sql, Object... parameters) {
    return query(row, sql, parameters).stream().findFirst();
  }

  public boolean isPostgres() {
    try {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException e) {
      throw new DatabaseFault(e);
    }
  }

  /** How many rows were changed. */
  public int update(String sql, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseFault(e);
    }
  }

  /** Inserts one row and returns the number that the database gave it, unless it was not added. */
  public Optional<Long> insert(String sql, Object... parameters) {
    try (PreparedStatement statement =
        connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      bind(statement, parameters);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        return keys.next() ? Optional.of(keys.getLong(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseFault(e);
    }
  }

  /** The same statement for many rows, in order, in one go. */
  public void batch(String sql, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new DatabaseFault(e);
    }
  }

  private void bind(PreparedStatement statement, Object[] parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, converted(parameters[i]));
    }
  }

  private Object converted(Object parameter) throws SQLException {
    if (parameter instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (parameter instanceof Collection<?> items) {
      boolean numbers = items.stream().anyMatch(Long.class::isInstance);
      return connection.createArrayOf(numbers ? "bigint" : "varchar", items.toArray());
    }
    return parameter;
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Null where the column is. */
  public static Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new DatabaseFault(e);
    }
  }
}
