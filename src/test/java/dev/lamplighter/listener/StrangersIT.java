package dev.lamplighter.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RawConnection;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One address without a token makes a node of little memory keep what it can; a minute each with
 * {@code LAMPLIGHTER_TEST_FULL=true}.
 */
class StrangersIT {
  private static final Duration LENGTH =
      Boolean.parseBoolean(System.getenv("LAMPLIGHTER_TEST_FULL"))
          ? Duration.ofSeconds(60)
          : Duration.ofSeconds(5);

  private static LamplighterServer server;

  private Duration worst = Duration.ZERO;

  @BeforeAll
  static void start() {
    server = LamplighterServer.startWithHeap(256);
    Waits.until("the bounds", () -> server.log().contains("event=listener_capacity"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void othersShouldBeServedWithinASecond(Stranger stranger) {
    Member ana = RestClient.of(server).register();
    try (SocketClient socket = SocketClient.connected(server, ana)) {
      askAll(ana, socket); // what is slow the first time
      worst = Duration.ZERO;

      try (StrangersAtWork atWork = StrangersAtWork.begin(stranger, server.port())) {
        long until = System.nanoTime() + LENGTH.toNanos();
        Waits.untilWithin(
            "the end of the attack",
            LENGTH.plus(Waits.limit()),
            () -> {
              askAll(ana, socket);
              return System.nanoTime() > until;
            });
        System.out.println(
            "measured: others of " + stranger + " waited " + worst.toMillis() + " ms; " + atWork);
        assertThat(atWork.came()).isPositive();
      }
    }
    assertThat(worst).isLessThan(Duration.ofSeconds(1));
    assertThat(server.log()).doesNotContain("OutOfMemoryError");
  }

  private void askAll(Member ana, SocketClient socket) {
    timed(() -> assertThat(ana.rest().get("/api/users/me").status()).isEqualTo(200));
    timed(() -> assertThat(socket.request("ping", JsonValue.EMPTY_JSON_OBJECT)).isNotEmpty());
    timed(
        () -> {
          try (RawConnection connection = RawConnection.open(server.port())) {
            assertThat(connection.isServed()).isTrue();
          }
        });
  }

  private void timed(Runnable request) {
    long start = System.nanoTime();
    request.run();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    worst = took.compareTo(worst) > 0 ? took : worst;
  }
}
