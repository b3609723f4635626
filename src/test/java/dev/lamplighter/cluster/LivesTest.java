package dev.lamplighter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.cluster.Lives.Change;
import dev.lamplighter.cluster.Lives.Reading;
import org.junit.jupiter.api.Test;

/** Who counts as alive, letter by letter. */
class LivesTest {
  private static final Hello HELLO =
      new Hello("member", "database", "host:1", "http://host:2", "1", true, false);
  private static final Node FIRST = new Node("a", "process-1");
  private static final Node SECOND = new Node("a", "process-2");

  private final Lives lives = new Lives();

  @Test
  void lettersShouldBeReadOnceAndInOrder() {
    lives.met(FIRST, HELLO, 0);

    assertThat(lives.read(FIRST, 1, 0)).isEqualTo(Reading.NEXT);
    assertThat(lives.read(FIRST, 1, 0)).isEqualTo(Reading.REPEATED);
    assertThat(lives.read(FIRST, 3, 0)).isEqualTo(Reading.AFTER_GAP);
    assertThat(lives.read(FIRST, 2, 0)).isEqualTo(Reading.REPEATED);
    assertThat(lives.read(SECOND, 1, 0)).isEqualTo(Reading.STRANGER);
  }

  @Test
  void aNewLifeShouldReplaceTheOldOneForGood() {
    lives.met(FIRST, HELLO, 0);

    assertThat(lives.met(SECOND, HELLO, 0))
        .containsExactly(new Change(FIRST, false), new Change(SECOND, true));
    assertThat(lives.read(FIRST, 1, 0)).isEqualTo(Reading.BURIED);
    assertThat(lives.others()).containsExactly(SECOND);
  }

  @Test
  void aHelloOfAnEarlierLifeThatComesLateShouldChangeNothing() {
    lives.met(SECOND, HELLO, 0);

    assertThat(lives.met(FIRST, HELLO, 0)).isEmpty();
    assertThat(lives.others()).containsExactly(SECOND);
  }

  @Test
  void aBuriedLifeShouldBeToldAtMostOnceASecond() {
    lives.met(FIRST, HELLO, 0);
    lives.left(FIRST);

    assertThat(lives.shouldTell(FIRST, 5)).isTrue();
    assertThat(lives.shouldTell(FIRST, 6)).isFalse();
    assertThat(lives.shouldTell(FIRST, 5 + 1_000_000_000L)).isTrue();
    assertThat(lives.shouldTell(SECOND, 5)).isFalse();
  }

  @Test
  void silenceShouldBeCountedFromTheLastWord() {
    lives.met(FIRST, HELLO, 10);
    assertThat(lives.silentSince(10)).isEmpty();
    assertThat(lives.silentSince(11)).containsExactly(FIRST);

    lives.read(FIRST, 1, 20);
    assertThat(lives.silentSince(20)).isEmpty();
  }
}
