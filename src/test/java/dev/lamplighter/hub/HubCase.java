package dev.lamplighter.hub;

import dev.lamplighter.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** A hub with senders that record instead of sending. */
public abstract class HubCase {
  public static final Wire WIRE =
      new Wire() {
        @Override
        public String name() {
          return "test";
        }

        @Override
        public Frame encode(Event event) {
          return Frame.text(event.name() + " " + event.json());
        }
      };

  /** The far end of one session. Writes complete at once unless {@link #stall} was called. */
  public static final class Recorder implements FrameSender {
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final List<CloseCode> closes = new CopyOnWriteArrayList<>();
    private final List<Completion> stalled = new ArrayList<>();
    private boolean stall;
    private Consumer<CloseCode> onClose = code -> {};

    @Override
    public synchronized void send(List<Frame> batch, Completion completion) {
      batch.forEach(frame -> texts.add(frame.text()));
      batches.add(batch.size());
      if (stall) {
        stalled.add(completion);
      } else {
        completion.written(null);
      }
    }

    @Override
    public void close(CloseCode code) {
      closes.add(code);
      onClose.accept(code);
    }

    public synchronized void stall() {
      stall = true;
    }

    public synchronized void release() {
      stall = false;
      List<Completion> waiting = List.copyOf(stalled);
      stalled.clear();
      waiting.forEach(completion -> completion.written(null));
    }

    public List<String> texts() {
      return texts;
    }

    public List<Integer> batches() {
      return batches;
    }

    public List<CloseCode> closes() {
      return closes;
    }
  }

  protected final List<Session> admitted = new CopyOnWriteArrayList<>();
  protected final List<Session> left = new CopyOnWriteArrayList<>();
  protected Consumer<Session> whenAdmitted = admitted::add;
  protected final Hub hub = new Hub(settings(), session -> whenAdmitted.accept(session), left::add);

  private static HubSettings settings() {
    return new HubSettings(
        10_000,
        5_000,
        2,
        Duration.ofSeconds(25),
        Duration.ofSeconds(1),
        Optional.of(Duration.ofSeconds(25)),
        500);
  }

  protected Session connect(String user, Recorder recorder) {
    Session session = prepare(user, recorder);
    hub.admit(session, () -> {});
    return session;
  }

  protected Session prepare(String user, Recorder recorder) {
    Caller caller =
        new Caller("id-" + user, user, Set.of("user"), "login", Instant.now().plusSeconds(600));
    Session session = hub.prepare(new SessionInfo(caller, "127.0.0.1", "test"), WIRE, recorder);
    recorder.onClose = code -> hub.closed(session);
    return session;
  }

  @AfterEach
  void closeHub() {
    hub.close();
  }
}
