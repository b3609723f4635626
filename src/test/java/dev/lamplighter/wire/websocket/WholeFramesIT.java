package dev.lamplighter.wire.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.FrameReader;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the server writes by its own way and what the container writes by another must never mix.
 * Readers look at every byte: each frame must begin where the last one ended.
 */
class WholeFramesIT {
  private static final String CHANNEL = "app:whole";
  private static final int READERS = 40;
  private static final int EVENTS = 6_000;
  private static final int IN_FLIGHT = 500;

  private static LamplighterServer server;

  private final Member ana = RestClient.of(server).register();
  private final AtomicBoolean done = new AtomicBoolean();
  private final List<FrameReader> guests = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() {
    server =
        LamplighterServer.start(
            Map.of(
                "LAMPLIGHTER_PING_INTERVAL", "PT2S",
                "LAMPLIGHTER_OUTBOX_LIMIT", "16777216",
                "LAMPLIGHTER_CHANNELS_PUBLISH", "user",
                "LAMPLIGHTER_LIMITS_ENABLED", "false"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A quarter reads slowly, through buffers so small that the kernel takes frames in part. */
  @Test
  void framesShouldArriveWholeAndInOrderWhateverElseIsWritten() {
    List<FrameReader> readers =
        IntStream.range(0, READERS).mapToObj(i -> FrameReader.open(uri(), i % 4 == 0)).toList();
    readers.forEach(reader -> reader.send(text("subscribe", channel())));
    readers.forEach(reader -> Waits.until("subscribed", () -> reader.replies() == 1));

    List<Thread> disturbers =
        List.of(new Thread(() -> disturb(readers)), new Thread(this::comeAndGo));
    disturbers.forEach(Thread::start);
    publish(readers);

    for (FrameReader reader : readers) {
      Waits.untilWithin("all events", Duration.ofSeconds(60), () -> reader.events() == EVENTS);
    }
    done.set(true);
    join(disturbers);
    readers.forEach(reader -> Waits.until("all pongs", () -> reader.pongs() == reader.pinged()));
    readers.forEach(FrameReader::goodbye);
    assertThat(readers).allSatisfy(WholeFramesIT::assertWhole);
    assertThat(readers).allSatisfy(reader -> assertThat(reader.pongs()).isPositive());
    assertThat(guests).isNotEmpty().allSatisfy(WholeFramesIT::assertWhole);
  }

  private static void join(List<Thread> threads) {
    Waits.until("they ended", () -> threads.stream().noneMatch(Thread::isAlive));
  }

  private static void assertWhole(FrameReader reader) {
    assertThat(reader.failure()).isNull();
    assertThat(reader.closeCode()).isEqualTo(1000);
  }

  private URI uri() {
    return URI.create(server.wsUrl("/ws") + "?token=" + ana.token());
  }

  private static JsonObject channel() {
    return Json.createObjectBuilder().add("channel", CHANNEL).build();
  }

  private static String text(String event, JsonObject data) {
    return Json.createObjectBuilder()
        .add("event", event)
        .add("data", data)
        .add("ref", 1)
        .build()
        .toString();
  }

  /** Sizes from a few bytes to 8 KiB, so that all forms of the frame's header come. */
  private void publish(List<FrameReader> readers) {
    try (SocketClient publisher = SocketClient.connected(server, ana)) {
      for (int n = 0; n < EVENTS; n++) {
        int wanted = n - IN_FLIGHT;
        if (!areAt(readers, wanted)) {
          Waits.until("readers keep up", () -> areAt(readers, wanted));
        }
        String filling = "x".repeat(n % 50 == 0 ? 8_000 : n % 7 * 30);
        publisher.send(
            "publish",
            Json.createObjectBuilder(channel()).add("data", "#" + n + "#" + filling).build());
      }
    }
  }

  private static boolean areAt(List<FrameReader> readers, int number) {
    return readers.stream().allMatch(reader -> reader.isAt(number));
  }

  /** Pings that the container answers by itself, and commands that we answer. */
  private void disturb(List<FrameReader> readers) {
    while (!done.get()) {
      for (FrameReader reader : readers) {
        if (reader.ping()) {
          reader.send(text("ping", Json.createObjectBuilder().build()));
        }
      }
    }
  }

  /** Guests that subscribe and say goodbye in the middle of the stream. */
  private void comeAndGo() {
    while (!done.get()) {
      FrameReader guest = FrameReader.open(uri(), false);
      guest.send(text("subscribe", channel()));
      Waits.until("some events", () -> done.get() || guest.isAt(20));
      guest.goodbye();
      guests.add(guest);
    }
  }
}
