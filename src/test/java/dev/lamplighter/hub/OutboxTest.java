package dev.lamplighter.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.hub.Outbox.Offer;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final int LIMIT = 100;
  private final Outbox outbox = admitted(new Outbox(LIMIT, 50));

  private static Outbox admitted(Outbox outbox) {
    outbox.take(1);
    return outbox;
  }

  private static Frame frame(String text) {
    return Frame.text(text);
  }

  private List<String> take() {
    return outbox.take(1).stream().map(Frame::text).toList();
  }

  @Test
  void nothingShouldBeScheduledBeforeTheSessionIsAdmitted() {
    assertThat(new Outbox(LIMIT, 50).offer(frame("a"), null)).isEqualTo(Offer.QUEUED);
  }

  @Test
  void firstOfferShouldScheduleAndLaterOnesShouldNot() {
    assertThat(outbox.offer(frame("a"), null)).isEqualTo(Offer.SCHEDULE);
    assertThat(outbox.offer(frame("b"), null)).isEqualTo(Offer.QUEUED);
    assertThat(take()).containsExactly("a", "b");
  }

  @Test
  void nothingShouldBeTakenWhileAWriteIsUnderWay() {
    outbox.offer(frame("a"), null);
    take();

    assertThat(outbox.offer(frame("b"), null)).isEqualTo(Offer.QUEUED);
    assertThat(take()).isEmpty();
    assertThat(outbox.written()).isTrue();
    assertThat(take()).containsExactly("b");
    assertThat(outbox.written()).isFalse();
  }

  @Test
  void newestValueShouldReplaceTheOneThatWaits() {
    outbox.offer(frame("count 1"), "count");
    outbox.offer(frame("message"), null);
    outbox.offer(frame("count 2"), "count");

    assertThat(take()).containsExactly("message", "count 2");
  }

  @Test
  void valueThatLeftShouldNotBeReplaced() {
    outbox.offer(frame("count 1"), "count");
    take();
    outbox.offer(frame("count 2"), "count");
    outbox.written();

    assertThat(take()).containsExactly("count 2");
  }

  @Test
  void replacedValuesShouldNotCountAgainstTheBound() {
    for (int i = 0; i < 1000; i++) {
      assertThat(outbox.offer(frame("x".repeat(30)), "same")).isNotEqualTo(Offer.FULL);
    }
    assertThat(outbox.bytes()).isEqualTo(32);
  }

  @Test
  void offerOverTheBoundShouldBeRefused() {
    assertThat(outbox.offer(frame("x".repeat(60)), null)).isEqualTo(Offer.SCHEDULE);
    assertThat(outbox.offer(frame("y".repeat(60)), null)).isEqualTo(Offer.FULL);
  }

  @Test
  void frameLargerThanTheBoundShouldPassAnEmptyOutbox() {
    assertThat(outbox.offer(frame("x".repeat(500)), null)).isEqualTo(Offer.SCHEDULE);
    assertThat(take()).hasSize(1);
  }

  @Test
  void batchShouldEndAtItsLimit() {
    outbox.offer(frame("x".repeat(30)), null);
    outbox.offer(frame("y".repeat(30)), null);
    outbox.offer(frame("z".repeat(30)), null);

    assertThat(take()).hasSize(2);
    assertThat(outbox.written()).isTrue();
    assertThat(take()).hasSize(1);
  }

  @Test
  void closedOutboxShouldKeepNothing() {
    outbox.offer(frame("a"), null);
    outbox.close();

    assertThat(outbox.offer(frame("b"), null)).isEqualTo(Offer.CLOSED);
    assertThat(take()).isEmpty();
    assertThat(outbox.bytes()).isZero();
  }
}
