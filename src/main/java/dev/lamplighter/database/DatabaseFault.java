package dev.lamplighter.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What the database answered instead of doing it. */
public class DatabaseFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** H2's states for a general fault, a fault of its file, and that it closed itself. */
  private static final Set<String> EMBEDDED = Set.of("HY000", "90028", "90031", "90098");

  public DatabaseFault(SQLException cause) {
    super(cause);
  }

  /** Whether it will never store this, however often it is asked: class 22, data exceptions. */
  static boolean isRefusal(Throwable thrown) {
    return states(thrown).anyMatch(state -> state.startsWith("22"));
  }

  /** In a sentence, what keeps it from writing; empty where it is something else. */
  static String complaint(Throwable thrown) {
    if (states(thrown).anyMatch("25006"::equals)) {
      return "The database is read-only.";
    }
    if (states(thrown).anyMatch("53100"::equals)) {
      return "The database's disk is full.";
    }
    return causes(thrown)
        .filter(IOException.class::isInstance)
        .map(cause -> "The database cannot write to its disk: " + cause.getMessage() + ".")
        .filter(sentence -> states(thrown).anyMatch(EMBEDDED::contains))
        .findFirst()
        .orElse("");
  }

  private static Stream<String> states(Throwable thrown) {
    return causes(thrown)
        .filter(SQLException.class::isInstance)
        .map(fault -> ((SQLException) fault).getSQLState())
        .filter(Objects::nonNull);
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }

  /**
   * Whether others were in the way, whoever wrapped what the driver threw: a constraint, a
   * deadlock, a lock that was held too long.
   */
  public static boolean isConflict(Throwable thrown) {
    return states(thrown)
        .findFirst()
        .filter(state -> state.startsWith("23") || state.startsWith("40") || state.equals("HYT00"))
        .isPresent();
  }
}
