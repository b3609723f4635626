package dev.lamplighter.database;

import java.sql.SQLException;

/** What the database answered instead of doing it. */
public class DatabaseFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseFault(SQLException cause) {
    super(cause);
  }

  /**
   * Whether others were in the way, whoever wrapped what the driver threw: a constraint, a
   * deadlock, a lock that was held too long.
   */
  public static boolean isConflict(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException fault && fault.getSQLState() != null) {
        String state = fault.getSQLState();
        return state.startsWith("23") || state.startsWith("40") || state.equals("HYT00");
      }
    }
    return false;
  }
}
