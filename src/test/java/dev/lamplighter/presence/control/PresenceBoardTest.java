package dev.lamplighter.presence.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.cluster.LocalNodes;
import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.Whereabouts;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.HubCase;
import dev.lamplighter.hub.Session;
import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.Status;
import dev.lamplighter.presence.entity.StoredPresence;
import dev.lamplighter.support.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceBoardTest extends HubCase {
  private static final StoredPresence ANA =
      new StoredPresence("id-ana", "ana", null, true, Choice.NONE, null, Map.of(), 1);

  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final Node self = new Node("a", "1");
  private final PresenceBoard board =
      new PresenceBoard(
          new PresenceSettings(
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              Duration.ofSeconds(90),
              Duration.ofMinutes(1),
              2000,
              Duration.ofSeconds(2)),
          new RowBooks(self, new Whereabouts()),
          hub,
          new LocalNodes(self),
          () -> Instant.parse("2026-01-01T12:00:00Z"),
          timers,
          row -> {});

  @AfterEach
  void stopTimers() {
    timers.shutdownNow();
  }

  @Test
  void userShouldBeSeenByWhoAsksBeforeTheDatabaseWasReadForThem() {
    assertThat(board.opened(connect("ana", new Recorder()))).as("must be loaded").isTrue();
    assertThat(board.seenBy("id-ben", ANA, Set.of()).status()).isEqualTo(Status.ONLINE);
  }

  @Test
  void watcherShouldHearOnceOfAUserWhomItsWatchFinds() {
    board.opened(connect("ana", new Recorder()));
    Recorder seen = new Recorder();
    Session watcher = connect("ben", seen);
    board.watch(watcher, List.of(ANA), Set.of());
    board.loaded(ANA);
    watcher.send(Event.of("end", "{}"));
    Waits.until("the end", () -> seen.texts().contains("end {}"));
    assertThat(seen.texts()).hasSize(2).first().asString().startsWith("presence_state");
    assertThat(seen.texts().get(0)).contains("\"online\"");
  }

  @Test
  void whoIsBlockedShouldHearNothingWhenTheBlockerComes() {
    Recorder blocked = new Recorder();
    Recorder other = new Recorder();
    List<Session> all = List.of(connect("eve", blocked), connect("ben", other));
    all.forEach(board::watchAll);
    board.opened(connect("ana", new Recorder()));
    board.loaded(
        new StoredPresence(
            "id-ana", "ana", null, true, Choice.NONE, null, Map.of("id-eve", Instant.EPOCH), 1));
    all.forEach(session -> session.send(Event.of("end", "{}")));
    for (Recorder recorder : List.of(blocked, other)) {
      Waits.until("the end", () -> recorder.texts().contains("end {}"));
    }
    assertThat(blocked.texts()).hasSize(2).first().asString().contains("\"count\":0");
    assertThat(other.texts()).anySatisfy(text -> assertThat(text).contains("\"count\":1"));
  }

  @Test
  void whoIsGreetedBetweenTwoChangesShouldHearTheCountAfterThem() {
    come("ana");
    come("cleo");
    Recorder late = new Recorder();
    board.watchAll(connect("ben", late));
    board.signedOff("id-cleo");
    Waits.until(
        "one again",
        () -> late.texts().stream().filter(text -> text.contains("\"count\":1")).count() == 1);
    assertThat(late.texts()).first().asString().contains("\"count\":2");
  }

  private void come(String name) {
    board.opened(connect(name, new Recorder()));
    board.loaded(
        new StoredPresence("id-" + name, name, null, true, Choice.NONE, null, Map.of(), 1));
  }
}
