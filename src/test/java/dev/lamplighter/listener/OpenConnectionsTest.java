package dev.lamplighter.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.limits.Shares;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {
  private static final String ANA = "192.0.2.1";
  private static final String BEN = "192.0.2.2";
  private static final String PROXY = "10.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow

  /** Three of an address and five in all; two heads of an address. */
  private final OpenConnections<String> open =
      new OpenConnections<>(new Shares(3, 5), new Shares(2, 5), PATIENCE, PROXY::equals, now::get);

  private boolean enter(String name, String address) {
    boolean in = open.open(name, address);
    if (in) {
      open.begun(name, false);
    }
    return in;
  }

  private void after(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void oneAddressShouldHaveItsShareAndOthersTheirs() {
    assertThat(List.of("a1", "a2", "a3")).allMatch(name -> enter(name, ANA));

    assertThat(enter("a4", ANA)).isFalse();
    assertThat(enter("b1", BEN)).isTrue();
    open.closed("a1");
    assertThat(enter("a4", ANA)).isTrue();
  }

  @Test
  void aProxyShouldHaveAllThereIsAndNoMore() {
    assertThat(List.of("p1", "p2", "p3", "p4", "p5")).allMatch(name -> open.open(name, PROXY));

    assertThat(open.open("p6", PROXY)).isFalse();
    assertThat(open.open("a1", ANA)).isFalse();
    assertThat(open.count()).isEqualTo(5);
  }

  @Test
  void whoSaysNothingShouldCountAsHalfAHead() {
    assertThat(open.open("a1", ANA)).isTrue();
    assertThat(open.open("a2", ANA)).isTrue();

    assertThat(open.open("a3", ANA)).isFalse();
    open.begun("a1", false);
    assertThat(open.open("a3", ANA)).isTrue();
    assertThat(open.count()).isEqualTo(3);
  }

  @Test
  void aHeadShouldHaveItsTimeFromTheFirstByteOn() {
    open.open("silent", ANA);
    open.open("half", ANA);
    after(PATIENCE.minusSeconds(1));
    open.heard("half");
    after(Duration.ofSeconds(1));

    assertThat(open.overdue()).containsExactly("silent");
    open.heard("half"); // more of the same
    after(PATIENCE.minusSeconds(1));
    assertThat(open.overdue()).containsExactlyInAnyOrder("silent", "half");
  }

  @Test
  void aRequestThatGoesOnShouldBeNoHead() {
    enter("a1", ANA);
    open.heard("a1");
    after(PATIENCE);

    assertThat(open.overdue()).isEmpty();
  }

  @Test
  void aConnectionThatIsIdleAfterARequestShouldBeLeftInPeace() {
    enter("a1", ANA);
    open.answered("a1");
    after(PATIENCE);

    assertThat(open.overdue()).isEmpty();
  }

  @Test
  void theHeadOfALaterRequestShouldHaveTheSameTime() {
    enter("a1", ANA);
    open.answered("a1");
    open.heard("a1");
    after(PATIENCE);

    assertThat(open.overdue()).containsExactly("a1");
    open.begun("a1", false);
    assertThat(open.overdue()).isEmpty();
  }

  @Test
  void aLaterHeadTooManyShouldBeRefused() {
    enter("a1", ANA);
    open.answered("a1");
    open.open("a2", ANA);
    open.open("a3", ANA);

    assertThat(open.heard("a1")).isFalse();
    open.closed("a1");
    open.closed("a2");
    assertThat(open.open("a4", ANA)).isTrue();
  }

  @Test
  void aRequestMayBeginBeforeTheAnswerToTheOneBeforeIsNoted() {
    enter("a1", ANA);
    open.begun("a1", false);
    open.answered("a1");
    open.heard("a1"); // what the second goes on with
    after(PATIENCE);

    assertThat(open.overdue()).isEmpty();
  }

  @Test
  void whereManyGoOnAtOnceBytesShouldBeginNoHead() {
    open.open("a1", ANA);
    open.begun("a1", true);
    open.answered("a1");
    open.heard("a1");
    after(PATIENCE);

    assertThat(open.overdue()).isEmpty();
  }

  @Test
  void whatHappensAfterTheEndShouldCountForNothing() {
    open.open("a1", ANA);
    open.closed("a1");
    open.closed("a1");
    open.begun("a1", false);
    open.answered("a1");

    assertThat(open.heard("a1")).isTrue();
    assertThat(open.count()).isZero();
    assertThat(open.overdue()).isEmpty();
  }
}
