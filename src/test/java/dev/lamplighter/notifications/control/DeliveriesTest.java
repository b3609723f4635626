package dev.lamplighter.notifications.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.hub.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In which order one node tells a user what it hears from writers and from the database. */
class DeliveriesTest {
  private static final String ANA = "ana";

  private final Set<String> here = new HashSet<>(Set.of(ANA));
  private final List<Long> told = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();
  private final List<String> readings = new ArrayList<>();
  private final Deliveries deliveries =
      new Deliveries(
          here::contains,
          letter -> told.add(letter.seq()),
          letter -> counts.add(letter.unread()),
          readings::add);

  private static NotificationLetter letter(long seq, long version, long unread) {
    return new NotificationLetter(ANA, version, unread, seq, Event.of("notification", "{}"), null);
  }

  private static NotificationLetter end(long seq, long version, long unread) {
    return new NotificationLetter(ANA, version, unread, seq, null, null);
  }

  private void knownUpTo(long seq) {
    deliveries.reached(end(seq, seq, 0));
    counts.clear();
  }

  @Test
  void nextShouldBeToldAtOnce() {
    knownUpTo(4);
    deliveries.offer(letter(5, 5, 1));
    deliveries.offer(letter(6, 6, 2));
    assertThat(told).containsExactly(5L, 6L);
    assertThat(counts).containsExactly(1L, 2L);
    assertThat(readings).isEmpty();
  }

  @Test
  void repeatShouldNotBeToldAgain() {
    knownUpTo(4);
    deliveries.offer(letter(4, 4, 1));
    deliveries.found(letter(3, 4, 1));
    assertThat(told).isEmpty();
  }

  @Test
  void gapShouldBeReadAndToldInOrder() {
    knownUpTo(4);
    deliveries.offer(letter(6, 6, 2));
    assertThat(told).isEmpty();
    assertThat(readings).containsExactly(ANA);
    deliveries.found(letter(5, 6, 2));
    deliveries.found(letter(6, 6, 2));
    deliveries.reached(end(6, 6, 2));
    assertThat(told).containsExactly(5L, 6L);
    assertThat(counts).containsExactly(2L);
  }

  @Test
  void numberThatWasRenewedShouldNotBeWaitedFor() {
    knownUpTo(4);
    deliveries.found(letter(6, 6, 1));
    deliveries.reached(end(6, 6, 1));
    deliveries.offer(letter(7, 7, 2));
    assertThat(told).containsExactly(6L, 7L);
    assertThat(readings).isEmpty();
  }

  @Test
  void firstAfterASilenceShouldBeRead() {
    deliveries.offer(letter(9, 9, 1));
    assertThat(readings).containsExactly(ANA);
  }

  @Test
  void olderCountShouldNotFollowANewer() {
    knownUpTo(4);
    deliveries.offer(new NotificationLetter(ANA, 9, 0, 0, null, null));
    deliveries.offer(letter(5, 8, 1));
    assertThat(told).containsExactly(5L);
    assertThat(counts).containsExactly(0L);
  }

  @Test
  void readingOfMarksAloneShouldNotSeemToHaveReadNotifications() {
    deliveries.offer(new NotificationLetter(ANA, 9, 0, 0, null, null));
    assertThat(deliveries.seq(ANA)).isEqualTo(Deliveries.UNKNOWN);
  }

  @Test
  void usersWithoutSessionsHereShouldLeaveNothingBehind() {
    knownUpTo(4);
    here.clear();
    deliveries.left(ANA);
    deliveries.offer(letter(5, 5, 1));
    assertThat(told).isEmpty();
    assertThat(deliveries.seq(ANA)).isEqualTo(Deliveries.UNKNOWN);
    assertThat(deliveries.isBehind(ANA, 5, 5)).isFalse();
  }
}
