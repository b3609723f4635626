package dev.lamplighter.database;

import java.sql.SQLException;

/** What the database answered instead of doing it. */
public class DatabaseFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String state;

  public DatabaseFault(SQLException cause) {
    super(cause);
    state = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /** Others were in the way: a constraint, a deadlock, a lock that was held too long. */
  public boolean isConflict() {
    return state.startsWith("23") || state.startsWith("40") || state.equals("HYT00");
  }
}
