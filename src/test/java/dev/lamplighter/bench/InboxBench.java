package dev.lamplighter.bench;

import dev.lamplighter.support.Member;
import dev.lamplighter.support.PostgresServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * What a member waits for their notifications, of 1,000,000 in the database, for bench/README.md.
 * Not part of any build: {@code mvn failsafe:integration-test -Dit.test=InboxBench}, alone on the
 * machine.
 */
class InboxBench extends BenchCase {
  private static final int OWN = 20_000;

  @Test
  void lists() throws Exception {
    measure(
        (server, database, ana) -> {
          fill(database, ana);
          get(ana, "/api/notifications?limit=20");
          get(ana, "/api/notifications?limit=200");
          get(ana, "/api/notifications?limit=50&before=" + OWN / 2);
          get(ana, "/api/notifications/count");
        });
  }

  /** Ana has many, of which a tenth is unread; the others have the rest. */
  private static void fill(PostgresServer.Database database, Member ana) throws SQLException {
    String columns =
        "INSERT INTO notifications (user_id, seq, type, subject, actor_id, actors, message, unread,"
            + " created_at) SELECT ";
    execute(
        database,
        "INSERT INTO users (id, username, admin, display_name, last_seen_audience, created_at)"
            + " SELECT 'u' || n, 'u' || n, false, 'x', 'everyone', now()"
            + " FROM generate_series(1, 2000) n",
        columns
            + "'u' || (1 + n % 2000), n / 2000 + 1, 'LIKE', CAST(n AS varchar), 'u' || (1 + n % 7),"
            + " 1, 'liked your post', n % 10 = 0, now() - n * interval '1 second'"
            + " FROM generate_series(0, 999999) n",
        columns
            + "'"
            + ana.id()
            + "', n, 'LIKE', CAST(n AS varchar), 'u' || (1 + n % 2000), 1, 'liked your post',"
            + " n % 10 = 0, now() - (20000 - n) * interval '1 minute' FROM generate_series(1, "
            + OWN
            + ") n");
  }
}
