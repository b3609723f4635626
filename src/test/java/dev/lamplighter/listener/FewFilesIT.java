package dev.lamplighter.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RawConnection;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that may open few files, and more connections than these. */
@EnabledOnOs(OS.LINUX) // where descriptors can be counted from outside
class FewFilesIT {
  private static final int FILES = 700;

  /** None of them has more than its share. */
  private static final int CROWD_OF_ONE = 110;

  private static final int CROWDS = 6;
  private static final Duration SHORTAGE = Duration.ofSeconds(3);

  /** Those of the server's own pools and of clients that are about to go. */
  private static final int COMING_AND_GOING = 20;

  private final LamplighterServer server =
      LamplighterServer.startWithFiles(FILES, Map.of("LAMPLIGHTER_LIMITS_MESSAGES_BURST", "100"));
  private final List<RawConnection> crowd = new ArrayList<>();

  @AfterEach
  void close() {
    crowd.forEach(RawConnection::close);
    server.close();
  }

  @Test
  void aShortageOfThemShouldPassAndLeaveNothing() {
    Waits.until("the bounds", () -> server.log().contains("event=listener_capacity"));
    assertThat(server.log()).contains("because=files files=" + FILES);
    Member ana = RestClient.of(server).register();
    Member ben = RestClient.of(server).register();
    try (SocketClient socket = SocketClient.connected(server, ana)) {
      assertThat(socket.request("send_message", hello(ben)).getString("event")).isEqualTo("reply");
      long before = openFiles();

      long served = enter();
      assertThat(served).isLessThan(crowd.size()).isGreaterThan(CROWD_OF_ONE);
      long until = System.nanoTime() + SHORTAGE.toNanos();
      Waits.untilWithin(
          "the shortage's end",
          SHORTAGE.plus(Waits.limit()),
          () -> {
            assertServed(socket, ana, ben);
            return System.nanoTime() > until;
          });
      crowd.forEach(RawConnection::close);

      Waits.untilAsserted(
          "the files closed", () -> assertThat(openFiles()).isLessThan(before + COMING_AND_GOING));
      RestClient.of(server).register();
      SocketClient.connected(server, ben).close();
      assertServed(socket, ana, ben);
    }
    assertThat(server.log()).doesNotContain("Too many open files").doesNotContain("LinkageError");
  }

  /** How many were let in; each asks for something once, and stays. */
  private long enter() {
    for (int i = 0; i < CROWDS * CROWD_OF_ONE; i++) {
      crowd.add(RawConnection.from("127.0.1." + (1 + i / CROWD_OF_ONE), server.port()));
    }
    return crowd.stream().filter(RawConnection::isServed).count();
  }

  private static void assertServed(SocketClient socket, Member ana, Member ben) {
    assertThat(socket.request("send_message", hello(ben)).getString("event")).isEqualTo("reply");
    assertThat(ana.rest().get("/api/users/me").status()).isEqualTo(200);
  }

  private static JsonObject hello(Member to) {
    return Json.createObjectBuilder().add("to", to.username()).add("message", "hello").build();
  }

  private long openFiles() {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + server.pid() + "/fd"))) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
