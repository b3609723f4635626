package dev.lamplighter.connections.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.OpenTransaction;
import dev.lamplighter.support.Waits;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConnectionsOnPostgresIT implements ConnectionsContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }

  /** The request is written, and waits to tell of it, when the block comes. */
  @Test
  void blockThatCrossesARequestShouldEndIt() throws SQLException {
    Member ana = member();
    Member ben = member();
    ben.rest().post("/api/ws/test-notification");
    try (OpenTransaction other = OpenTransaction.in(LamplighterServer.sharedDatabase())) {
      other.run("UPDATE notification_streams SET version = version WHERE user_id = ?", ben.id());
      CompletableFuture<Answer> request =
          CompletableFuture.supplyAsync(() -> ConnectionsContract.ask(ana, ben.username()));
      other.awaitWaiting();
      CompletableFuture<Answer> block =
          CompletableFuture.supplyAsync(
              () -> ben.rest().put("/api/users/me/blocks/" + ana.username()));
      Waits.until(
          "a block that is through, or waits for the request",
          () -> block.isDone() || other.isWaitedForIndirectly());
      other.commit();
      assertThat(block.join().status()).isEqualTo(204);
      assertThat(request.join().status()).isIn(201, 404);
    }
    assertThat(ConnectionsContract.names(ben, "incoming")).isEmpty();
    assertThat(ConnectionsContract.names(ana, "outgoing")).isEmpty();
  }
}
