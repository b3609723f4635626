package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.MortalPostgres;
import dev.lamplighter.support.RestClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A database that is away. */
class OutageIT {
  /** Longer, and all threads for requests would soon wait for it. */
  private static final Duration AT_ONCE = Duration.ofSeconds(4);

  @Test
  void clientsShouldBeToldAtOnceToTryAgain() {
    MortalPostgres postgres = new MortalPostgres();
    try (LamplighterServer server = LamplighterServer.start(postgres.database().environment())) {
      Member ana = RestClient.of(server).register();
      postgres.close();

      Instant start = Instant.now();
      Answer answer = ana.rest().get("/api/users/me");
      Duration took = Duration.between(start, Instant.now());

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("2");
      assertThat(answer.json().getString("type")).isEqualTo("urn:lamplighter:problem:unavailable");
      assertThat(took).isLessThan(AT_ONCE);
    }
  }
}
