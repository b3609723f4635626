package dev.lamplighter.presence.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.cluster.LocalNodes;
import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.Whereabouts;
import dev.lamplighter.hub.HubCase;
import dev.lamplighter.hub.Session;
import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.StoredPresence;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ana lets her connections see when she was last here; Ben watches her. */
class ConfidedWatchersTest extends HubCase {
  private static final Member ANA =
      new Member("id-ana", "ana", "Ana", "/a.svg", null, null, null, "connections");
  private static final StoredPresence STORED =
      new StoredPresence("id-ana", "ana", null, false, Choice.NONE, null, Map.of(), 1);
  private static final String CONFIDED = PresenceEvents.confidedChannel("id-ana");

  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final Node self = new Node("a", "1");
  private final Node other = new Node("b", "2");
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

  private final Set<String> connections = new HashSet<>();
  private int looks;

  private final ConfidedWatchers watchers =
      new ConfidedWatchers(board, hub, new KnownMembers(), new Connections(), Runnable::run);

  private Session ben;

  private static final class KnownMembers extends Members {
    @Override
    public List<Member> byIds(Collection<String> userIds) {
      return userIds.contains("id-ana") ? List.of(ANA) : List.of();
    }
  }

  private final class Connections extends Confidants {
    @Override
    Set<String> among(Member user, Set<String> viewerIds) {
      looks++;
      return Set.copyOf(connections);
    }
  }

  @BeforeEach
  void watch() {
    ben = connect("ben", new Recorder());
    board.watch(ben, List.of(STORED), Set.of("id-ana"));
    connections.add("id-ben");
  }

  @AfterEach
  void stopTimers() {
    timers.shutdownNow();
  }

  @Test
  void connectionThatEndedShouldBeNoticedWhenItsWordWasLost() {
    connections.clear();
    watchers.missed(other);

    assertThat(ben.isSubscribed(CONFIDED)).isFalse();
  }

  @Test
  void connectionThatEndedShouldBeNoticedWhenNodesMeetAgain() {
    watchers.joined(other);
    assertThat(ben.isSubscribed(CONFIDED)).isTrue();
    connections.clear();
    watchers.joined(other);

    assertThat(ben.isSubscribed(CONFIDED)).isFalse();
  }

  @Test
  void changeThatTheDatabaseTellsShouldBeLookedAtOnce() {
    connections.clear();
    watchers.read(Map.of("id-ana", 1L));
    assertThat(ben.isSubscribed(CONFIDED)).isFalse();

    connections.add("id-ben");
    watchers.read(Map.of("id-ana", 1L));
    assertThat(looks).isEqualTo(1);
    watchers.read(Map.of("id-ana", 2L));
    assertThat(ben.isSubscribed(CONFIDED)).isTrue();
  }
}
