package dev.lamplighter.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.hub.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever the bus does to messages, each reaches this node's sessions once and in order. */
class LinesTest {
  private static final long ID = 7;

  private final List<Long> delivered = new ArrayList<>();
  private final Map<Long, String> withoutSession = new HashMap<>();
  private final List<Long> readings = new ArrayList<>();
  private final Lines lines =
      new Lines(
          parcel -> {
            delivered.add(parcel.seq());
            withoutSession.put(parcel.seq(), parcel.sender());
          },
          readings::add);

  private static Parcel parcel(long seq, boolean quiet, String sender) {
    return new Parcel(ID, seq, Set.of(), Event.of("new_message", "{}"), sender, quiet, null);
  }

  private void offer(long seq) {
    lines.offer(parcel(seq, seq == 1, null));
  }

  /** As the reader does it: brings all from the last delivered to what the database has. */
  private boolean read(long from, long to) {
    LongStream.rangeClosed(from, to).forEach(seq -> lines.found(parcel(seq, false, null)));
    return lines.isBehindAfter(ID, to);
  }

  @Test
  void messagesInOrderShouldGoStraightThrough() {
    LongStream.rangeClosed(1, 3).forEach(this::offer);
    assertThat(delivered).containsExactly(1L, 2L, 3L);
    assertThat(readings).isEmpty();
  }

  @Test
  void doublesShouldBeDropped() {
    offer(1);
    offer(1);
    offer(2);
    offer(1);
    assertThat(delivered).containsExactly(1L, 2L);
  }

  @Test
  void gapShouldPauseUntilTheMissingWasRead() {
    offer(1);
    offer(3);
    offer(4);
    assertThat(delivered).containsExactly(1L);
    assertThat(readings).as("asked once").containsExactly(ID);
    assertThat(read(2, 3)).as("4 came meanwhile").isTrue();
    assertThat(read(4, 4)).isFalse();
    offer(5);
    assertThat(delivered).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void firstMessageOfABusyConversationShouldBeReadWithThoseBeforeIt() {
    lines.offer(parcel(9, false, null));
    assertThat(delivered).isEmpty();
    assertThat(read(8, 9)).isFalse();
    assertThat(delivered).containsExactly(8L, 9L);
  }

  @Test
  void firstMessageAfterSilenceShouldNotAskTheDatabase() {
    lines.offer(parcel(9, true, null));
    assertThat(delivered).containsExactly(9L);
    assertThat(readings).isEmpty();
  }

  @Test
  void sessionThatSentShouldNotGetItsMessageFromAReadingEither() {
    offer(1);
    lines.offer(parcel(3, false, "sender"));
    read(2, 3);
    assertThat(withoutSession).containsEntry(3L, "sender").containsEntry(2L, null);
  }

  @Test
  void sessionThatSentShouldNotGetItsMessageFromAReadingThatFindsItFirst() {
    offer(1);
    lines.committing(new MessageId(ID, 2), "sender");
    lines.behind(ID, 2);
    assertThat(read(2, 2)).isFalse();
    lines.offer(parcel(2, false, "sender"));
    lines.committed(new MessageId(ID, 2));
    assertThat(delivered).containsExactly(1L, 2L);
    assertThat(withoutSession).containsEntry(2L, "sender");
  }

  @Test
  void whatWasNotCommittedShouldKeepItsNumberFromNobody() {
    offer(1);
    lines.committing(new MessageId(ID, 2), "of another message");
    lines.committed(new MessageId(ID, 2));
    lines.behind(ID, 2);
    read(2, 2);
    assertThat(withoutSession).containsEntry(2L, null);
  }

  @Test
  void tailShouldFindTheLastMessageBeforeACrash() {
    offer(1);
    lines.behind(ID, 1);
    assertThat(readings).isEmpty();
    lines.behind(ID, 2);
    assertThat(readings).containsExactly(ID);
    read(2, 2);
    assertThat(delivered).containsExactly(1L, 2L);
  }

  @Test
  void whatIsForgottenShouldBeLookedUpAgain() {
    offer(1);
    lines.forgetIdleSince(System.nanoTime() + 1);
    assertThat(lines.size()).isZero();
    lines.offer(parcel(2, false, null));
    assertThat(readings).containsExactly(ID);
    lines.forgetIdleSince(System.nanoTime() + 1);
    assertThat(lines.size()).as("not while it is read").isEqualTo(1);
  }

  @Test
  void anyLossDoublingAndDisorderShouldEndInAllOnceAndInOrder() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      delivered.clear();
      lines.forgetIdleSince(System.nanoTime() + 1);
      long last = 1 + random.nextInt(40);
      List<Long> bus = new ArrayList<>();
      LongStream.rangeClosed(1, last)
          .forEach(seq -> Collections.nCopies(random.nextInt(3), seq).forEach(bus::add));
      Collections.shuffle(bus, random);
      lines.offer(parcel(1, true, null));
      bus.forEach(
          seq -> {
            offer(seq);
            if (random.nextBoolean() && !readings.isEmpty()) {
              readings.clear();
              read(lines.last(ID) + 1, seq > lines.last(ID) ? seq : lines.last(ID));
            }
          });
      lines.behind(ID, last);
      while (lines.last(ID) < last) {
        read(lines.last(ID) + 1, last);
      }
      lines.isBehindAfter(ID, last);
      readings.clear();
      assertThat(delivered)
          .as("round " + round)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
    }
  }
}
