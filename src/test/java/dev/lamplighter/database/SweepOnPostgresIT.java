package dev.lamplighter.database;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.OpenTransaction;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.Waits;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that nobody needs any more. */
class SweepOnPostgresIT {
  private static final String OLD_REVOCATION =
      "INSERT INTO revocations VALUES (?, now(), now() - interval '1 hour', now())";
  private static final String OLD_FAILURES =
      "INSERT INTO failed_logins VALUES (?, 1, now() - interval '1 year', now())";

  private final String key = UUID.randomUUID().toString();
  private PostgresServer.Database database;

  @BeforeEach
  void start() {
    LamplighterServer.sharedOnPostgres();
    database = LamplighterServer.sharedDatabase();
  }

  @AfterEach
  void repair() throws SQLException {
    OpenTransaction.update(database, "DROP FUNCTION refuse_to_go() CASCADE");
  }

  @ParameterizedTest
  @CsvSource({"revocations, failed_logins", "failed_logins, revocations"})
  void rowsOfOneTableShouldGoAlsoWhileThoseOfAnotherCannot(String jammed, String other)
      throws SQLException {
    refuseToDelete(jammed);
    addOldRow(jammed);
    addOldRow(other);

    Waits.until("old rows are gone", () -> oldRows(other) == 0);
  }

  private void refuseToDelete(String table) throws SQLException {
    OpenTransaction.update(
        database,
        "CREATE FUNCTION refuse_to_go() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE EXCEPTION 'jammed'; END $$");
    OpenTransaction.update(
        database,
        "CREATE TRIGGER refuse_to_go BEFORE DELETE ON "
            + table
            + " FOR EACH ROW EXECUTE FUNCTION refuse_to_go()");
  }

  private void addOldRow(String table) throws SQLException {
    String statement = table.equals("revocations") ? OLD_REVOCATION : OLD_FAILURES;
    OpenTransaction.update(database, statement, key);
  }

  private long oldRows(String table) throws SQLException {
    String column = table.equals("revocations") ? "subject" : "pair";
    return OpenTransaction.number(
        database, "SELECT count(*) FROM " + table + " WHERE " + column + " = ?", key);
  }
}
