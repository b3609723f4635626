package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.LamplighterServer.FailedStart;
import dev.lamplighter.support.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Databases that Lamplighter cannot work on end the start with one sentence. */
class UnfitDatabaseIT {

  @Test
  void anEncodingThatCannotKeepEveryLetterShouldBeRefused() {
    FailedStart failed =
        start(PostgresServer.freshDatabase("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'"));

    assertThat(failed.errors())
        .startsWith("The encoding of the database is LATIN1")
        .contains("ENCODING 'UTF8'")
        .hasLineCount(1);
  }

  @Test
  void oneThatTakesNoWritesShouldBeRefused() throws SQLException {
    PostgresServer.Database database = PostgresServer.freshDatabase();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
    }

    assertThat(start(database).errors()).startsWith("The database takes no writes").hasLineCount(1);
  }

  @Test
  void aPasswordInTheUrlShouldStandNowhere() {
    FailedStart failed =
        LamplighterServer.startFailing(Map.of("DATABASE_URL", "postgres://u:s3cret@127.0.0.1:1/d"));

    assertThat(failed.errors()).contains("check DATABASE_URL").hasLineCount(1);
    assertThat(failed.log()).doesNotContain("s3cret");
  }

  private static FailedStart start(PostgresServer.Database database) {
    FailedStart failed = LamplighterServer.startFailing(database.environment());
    assertThat(failed.status()).isEqualTo(1);
    return failed;
  }
}
