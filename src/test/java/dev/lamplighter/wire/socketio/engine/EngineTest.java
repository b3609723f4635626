package dev.lamplighter.wire.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.support.Waits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions on WebSockets that go nowhere. */
class EngineTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final EngineSettings SETTINGS =
      new EngineSettings("here", LONG, LONG, LONG, 65_536);

  private final CountDownLatch database = new CountDownLatch(1);
  private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Engine engine =
      new Engine(SETTINGS, session -> new Waiting(), Executors.defaultThreadFactory());

  @AfterEach
  void stop() {
    database.countDown();
    engine.close();
  }

  /** Handles each message for as long as the database takes. */
  private final class Waiting implements EngineListener {
    @Override
    public void text(String message) {
      heard.add(message);
      try {
        database.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      heard.add("done");
    }

    @Override
    public void binary(byte[] message) {}

    @Override
    public void closed(CloseCode code) {
      heard.add(code.name());
    }
  }

  private static final class Nowhere implements FrameSender {
    @Override
    public void send(List<Frame> batch, Completion completion) {
      completion.written(null);
    }

    @Override
    public void close(CloseCode code) {}
  }

  private EngineSocket open() {
    return engine.openOn(new Nowhere(), () -> "anybody");
  }

  private String next() throws InterruptedException {
    return heard.poll(Waits.limit().toMillis(), TimeUnit.MILLISECONDS);
  }

  private EngineSocket busy() throws InterruptedException {
    EngineSocket socket = open();
    new Thread(() -> socket.text("4a command")).start();
    assertThat(next()).isEqualTo("a command");
    return socket;
  }

  @Test
  void endOfASessionShouldBeToldHoweverManyOthersAreBusy() throws InterruptedException {
    for (int i : IntStream.range(0, 5).toArray()) {
      busy().closed();
    }
    open().closed();

    assertThat(next()).isEqualTo("BROKEN");
    assertThat(heard).isEmpty();
  }

  @Test
  void endOfABusySessionShouldBeToldAfterItsCommandAndBeTheLast() throws InterruptedException {
    EngineSocket socket = busy();
    socket.closed();
    database.countDown();

    assertThat(next()).isEqualTo("done");
    assertThat(next()).isEqualTo("BROKEN");
    socket.text("4too late");
    assertThat(heard).isEmpty();
  }
}
