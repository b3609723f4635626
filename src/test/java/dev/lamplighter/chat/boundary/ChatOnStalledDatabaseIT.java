package dev.lamplighter.chat.boundary;

import static dev.lamplighter.chat.boundary.Talk.contents;
import static dev.lamplighter.chat.boundary.Talk.direct;
import static dev.lamplighter.chat.boundary.Talk.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Link;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.Waits;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** The host of the database is gone without a word, and another has taken its place. */
class ChatOnStalledDatabaseIT {
  @Test
  void messageShouldBeStoredWhenTheOldConnectionsHaveHadTheirTime() {
    PostgresServer.Database database = PostgresServer.freshDatabase();
    try (Link road = Link.to(database.port());
        LamplighterServer server =
            LamplighterServer.start(database.environment(road, "socketTimeout=2"))) {
      Member ana = RestClient.of(server).register();
      String id = direct(ana, RestClient.of(server).register());
      assertThat(post(ana, id, "before").status()).isEqualTo(201);
      road.stall();
      Waits.untilWithin("stored again", Waits.startLimit(), () -> isStored(ana, id, "after"));
      assertThat(contents(ana, id)).containsExactly("before", "after");
    }
  }

  /** However often it is tried, it is one message. */
  private static boolean isStored(Member sender, String conversation, String content) {
    try {
      return post(sender, conversation, content, content).status() < 300;
    } catch (UncheckedIOException timeOut) {
      return false;
    }
  }
}
