package dev.lamplighter.wire.socketio.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.database.DatabaseFault;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.HubCase;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionInfo;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.support.Waits;
import dev.lamplighter.wire.KeptEvents.Stretch;
import dev.lamplighter.wire.socketio.recovery.Marking.Marked;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients that hear nothing else are told what they have. */
class MarkingTest extends HubCase {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final int MANY = 20;

  private final List<Marked> all = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  private Recorder busy(String user) {
    Recorder recorder = new Recorder();
    Notes notes = new Notes(recorder, CLOCK);
    Caller caller = new Caller(user, user, Set.of("user"), "login", Instant.MAX);
    Session session = hub.prepare(new SessionInfo(caller, "127.0.0.1", "test"), WIRE, notes);
    hub.admit(session, () -> {});
    Had had = new Had(NOW);
    IntStream.range(0, MANY).forEach(i -> had.mark("s" + i).raise(1));
    Frame hello = Frame.text("42[\"hello\",{}]");
    session.enqueue(
        NotedFrame.begin(n -> n.begin(had, Frame.text("40"), List.of(hello), List.of())), null);
    Waits.until("busy", () -> notes.moveFrom() != null);
    all.add(new Marked(session, notes));
    return recorder;
  }

  private static long offsets(Recorder client) {
    return client.texts().stream().filter(text -> text.startsWith("42[\"offset\"")).count();
  }

  @Test
  void databaseThatFailsShouldBeAskedOnceAndNoOffsetGrowOld() {
    Recorder ana = busy("ana");
    Recorder ben = busy("ben");
    Marking marking =
        new Marking(
            all,
            CLOCK,
            (user, since) -> {
              asked.add(user);
              throw new DatabaseFault(new SQLException("gone"));
            });
    marking.move();
    marking.tell();

    assertThat(asked).containsExactly("ana");
    Waits.until("both are told", () -> offsets(ana) == 1 && offsets(ben) == 1);
  }

  @Test
  void marksOfSilentStreamsShouldBeForgottenAndTheClientBeTold() {
    Recorder ana = busy("ana");
    List<Stretch> silent =
        IntStream.range(0, MANY)
            .mapToObj(i -> new Stretch("s" + i, 0, 1, NOW.minus(Duration.ofHours(1))))
            .toList();
    new Marking(all, CLOCK, (user, since) -> Optional.of(silent)).move();

    Waits.until("told", () -> offsets(ana) == 1);
    assertThat(ana.texts()).last().asString().doesNotContain("s1:");
  }
}
