package dev.lamplighter.wire.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.HeapHistogram;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node that runs for months holds nothing of the sockets that came and went. */
class SocketLeftoversIT {
  private static final int WAVES = 200;
  private static final int SOCKETS = 50;

  /** One of each for a socket. */
  private static final String[] OURS = {
    "dev.lamplighter.hub.Session",
    "dev.lamplighter.hub.Outbox",
    GrizzlyFrameSender.class.getName(),
    MainEndpoint.class.getName(),
  };

  private static final String CONTAINERS = "org.glassfish.tyrus.core.TyrusSession";
  private static final String PRESENCE = "dev.lamplighter.presence.control.Entry";

  private static LamplighterServer server;

  @BeforeAll
  static void start() {
    server =
        LamplighterServer.start(
            Map.of(
                "LAMPLIGHTER_LIMITS_ENABLED", "false",
                "LAMPLIGHTER_PRESENCE_GRACE", "PT0.2S",
                "LAMPLIGHTER_PRESENCE_WRITE_INTERVAL", "PT0.1S"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tenThousandSocketsShouldLeaveNoObjectsBehind() {
    List<Member> members =
        Stream.generate(() -> RestClient.of(server).register()).limit(5).toList();

    for (int wave = 0; wave < WAVES; wave++) {
      List<SocketClient> sockets = connect(members);
      if (wave == 0) {
        HeapHistogram open = HeapHistogram.of(server);
        assertThat(open.count(OURS)).isGreaterThanOrEqualTo(SOCKETS * OURS.length);
        assertThat(open.count(PRESENCE)).isEqualTo(members.size());
      }
      goDifferently(sockets);
    }

    Waits.untilAsserted("the server let go", SocketLeftoversIT::assertNothingLeft);
  }

  private static List<SocketClient> connect(List<Member> members) {
    return Stream.iterate(0, i -> i + 1)
        .limit(SOCKETS)
        .map(i -> SocketClient.connected(server, members.get(i % members.size())))
        .toList();
  }

  /** Half with a goodbye, half as a lost connection. */
  private static void goDifferently(List<SocketClient> sockets) {
    for (int i = 0; i < sockets.size(); i++) {
      if (i % 2 == 0) {
        sockets.get(i).close();
      } else {
        sockets.get(i).abort();
      }
    }
  }

  /** The container recycles its requests, and so may hold the last few of them. */
  private static void assertNothingLeft() {
    HeapHistogram left = HeapHistogram.of(server);
    assertThat(left.count(PRESENCE)).isZero();
    assertThat(left.count(CONTAINERS)).isLessThan(SOCKETS);
    assertThat(left.count(OURS)).isLessThan(SOCKETS);
  }
}
