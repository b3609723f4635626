package dev.lamplighter.wire.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.MuteSocket;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How sockets end that nobody closes; with short periods. */
class SocketLifeIT {
  private static LamplighterServer server;

  private final Member ana = RestClient.of(server).register();

  @BeforeAll
  static void start() {
    server =
        LamplighterServer.start(
            Map.of(
                "LAMPLIGHTER_PING_INTERVAL", "PT1S",
                "LAMPLIGHTER_TOKEN_LIFETIME", "PT5S",
                "LAMPLIGHTER_OUTBOX_LIMIT", "262144",
                "LAMPLIGHTER_CHANNELS_PUBLISH", "user",
                "LAMPLIGHTER_LIMITS_ENABLED", "false"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static URI uri(Member member) {
    return URI.create(server.wsUrl("/ws") + "?token=" + member.token());
  }

  @Test
  void ticketShouldBeWorthNoMoreThanItsToken() {
    String ticket = ana.rest().post("/api/ws/ticket").json().getString("ticket");
    Waits.until("the token has expired", () -> ana.rest().get("/api/users/me").status() == 401);

    assertThat(SocketClient.at(server, "/ws").ticket(ticket).refusal()).isEqualTo(401);
  }

  @Test
  void clientThatIsSilentForTwoPingsShouldBeClosedAndOthersNot() {
    try (MuteSocket mute = MuteSocket.open(uri(ana));
        SocketClient alive = SocketClient.connected(server, ana)) {
      byte[] received = mute.readToEnd();

      assertThat(received).containsSequence((byte) 0x89, (byte) 0);
      assertThat(received).containsSequence((byte) (4400 >> 8), (byte) (4400 & 0xFF));
      assertThat(alive.request("ping", JsonValue.EMPTY_JSON_OBJECT).getString("event"))
          .isEqualTo("reply");
    }
  }

  @Test
  void clientThatNeverReadsShouldBeCutOffAndCostOthersNothing() {
    JsonObject channel = Json.createObjectBuilder().add("channel", "app:flood").build();
    JsonObject event = Json.createObjectBuilder(channel).add("data", "x".repeat(60_000)).build();
    try (MuteSocket slow = MuteSocket.open(uri(ana));
        SocketClient publisher = SocketClient.connected(server, ana)) {
      slow.send("{\"event\":\"subscribe\",\"data\":{\"channel\":\"app:flood\"}}");
      publisher.request("subscribe", channel);
      int sent = 0;
      while (cutOffs() == 0 && sent++ < 1000) {
        assertThat(publisher.request("publish", event).getString("event")).isEqualTo("reply");
        publisher.await("channel_event");
      }

      Waits.until("cut off with 4408", () -> cutOffs() == 1);
    }
  }

  private static int cutOffs() {
    return RestClient.of(server)
        .with("Accept", "text/plain")
        .get("/metrics?scope=application")
        .body()
        .lines()
        .filter(line -> line.startsWith("lamplighter_sessions_closed{code=\"4408\""))
        .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
