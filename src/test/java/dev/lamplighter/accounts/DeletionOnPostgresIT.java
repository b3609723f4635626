package dev.lamplighter.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.feed.boundary.Wall;
import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.OpenTransaction;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Accounts go while others do something to what is theirs. */
class DeletionOnPostgresIT {
  private final LamplighterServer server = LamplighterServer.sharedOnPostgres();
  private final Member ana = RestClient.of(server).register();

  private CompletableFuture<Answer> delete() {
    return CompletableFuture.supplyAsync(() -> ana.rest().delete("/api/users/me"));
  }

  /** The locks of a like: first the post, then what its author is told. */
  @Test
  void deletionShouldLetALikeFinishThatHasBegun() throws SQLException {
    long post = Long.parseLong(Wall.post(ana, "Hello"));
    try (OpenTransaction like = OpenTransaction.in(LamplighterServer.sharedDatabase())) {
      like.run("UPDATE posts SET version = version + 1 WHERE id = ?", post);
      CompletableFuture<Answer> deletion = delete();
      like.awaitWaiting();
      like.run(
          "INSERT INTO notifications (user_id, seq, type, message, created_at)"
              + " VALUES (?, 1, 'LIKE', 'liked your post', now())",
          ana.id());
      like.commit();
      assertThat(deletion.join().status()).isEqualTo(204);
    }
  }

  @Test
  void deletionThatTheDatabaseBreaksOffShouldBeTriedAgain() throws SQLException {
    PostgresServer.Database database = LamplighterServer.sharedDatabase();
    for (String sql :
        List.of(
            "CREATE SEQUENCE deletions",
            "CREATE FUNCTION disturb() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF nextval('deletions') < 3 THEN"
                + " RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END IF;"
                + " RETURN OLD; END $$",
            "CREATE TRIGGER disturb BEFORE DELETE ON users FOR EACH ROW WHEN (OLD.id = '"
                + ana.id()
                + "') EXECUTE FUNCTION disturb()")) {
      OpenTransaction.update(database, sql);
    }
    assertThat(ana.rest().delete("/api/users/me").status()).isEqualTo(204);
    assertThat(OpenTransaction.number(database, "SELECT last_value FROM deletions")).isEqualTo(3);
  }
}
