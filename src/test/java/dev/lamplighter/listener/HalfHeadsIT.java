package dev.lamplighter.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RawConnection;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connections on which a request does not fully begin. */
class HalfHeadsIT {
  private static final int HEADS = 5;
  private static final String PROXY = "127.0.0.9";
  private static final String HALF = "GET /health/live HTTP/1.1\r\nHost: loc";

  private static LamplighterServer server;

  @BeforeAll
  static void start() {
    server =
        LamplighterServer.start(
            Map.of(
                "LAMPLIGHTER_LISTENER_HEADS",
                String.valueOf(HEADS),
                "LAMPLIGHTER_LISTENER_HEAD_TIMEOUT",
                "PT2S",
                "LAMPLIGHTER_TRUSTED_PROXIES",
                PROXY));
    Waits.until("the bounds", () -> server.log().contains("event=listener_capacity"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static RawConnection from(String address) {
    return RawConnection.from(address, server.port());
  }

  private static void closeAll(List<RawConnection> connections) {
    connections.forEach(RawConnection::close);
  }

  @Test
  void theyShouldBeClosedWhileThoseThatAskedAreLeftInPeace() {
    Member ana = RestClient.of(server).register();
    try (SocketClient socket = SocketClient.connected(server, ana);
        RawConnection idle = from("127.0.0.2");
        RawConnection silent = from("127.0.0.3");
        RawConnection half = from("127.0.0.3");
        RawConnection later = from("127.0.0.3");
        RawConnection pipelined = from("127.0.0.3")) {
      assertThat(idle.isServed()).isTrue();
      half.send(HALF);
      assertThat(later.isServed()).isTrue();
      later.send(HALF);
      pipelined.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n" + HALF);
      assertThat(pipelined.answer()).startsWith("HTTP/1.1 200");

      assertThat(List.of(silent, half, later, pipelined)).allMatch(RawConnection::awaitEnd);
      assertThat(idle.isServed()).isTrue();
      assertThat(socket.request("ping", JsonValue.EMPTY_JSON_OBJECT)).isNotEmpty();
    }
  }

  @Test
  void oneAddressShouldHaveAFewOfThemAndOthersTheirOwn() {
    List<RawConnection> silent =
        Stream.generate(() -> from("127.0.0.4")).limit(HEADS + 1).collect(Collectors.toList());
    try (RawConnection other = from("127.0.0.5")) {
      assertThat(silent.get(HEADS).isServed()).isFalse();
      assertThat(other.isServed()).isTrue();
      assertThat(silent.subList(0, HEADS)).allMatch(RawConnection::isServed);
    } finally {
      closeAll(silent);
    }
  }

  @Test
  void aTrustedProxyShouldHaveAsManyAsItNeeds() {
    List<RawConnection> silent =
        Stream.generate(() -> from(PROXY)).limit(3 * HEADS).collect(Collectors.toList());
    try {
      assertThat(silent).allMatch(RawConnection::isServed);
    } finally {
      closeAll(silent);
    }
  }
}
