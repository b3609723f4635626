package dev.lamplighter.wire.socketio.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.hub.Place;
import dev.lamplighter.wire.KeptEvents.Stretch;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is known to have, and the text that says it. */
class HadTest {
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  private final Had had = new Had(START);

  private static Stretch stretch(long from, long to, Instant lastAt) {
    return new Stretch("7", from, to, lastAt);
  }

  private long missing(long from, long to) {
    return had.missing(stretch(from, to, START));
  }

  private static Place place(long seq) {
    return new Place("7", seq);
  }

  @Test
  void streamWithoutAMarkShouldMissWhatCameSince() {
    assertThat(missing(4, 9)).isEqualTo(5);
    assertThat(missing(9, 9)).isZero();
  }

  @Test
  void whatWasPushedShouldCoverAllBefore() {
    had.pushed(place(8));
    assertThat(missing(4, 9)).isEqualTo(1);
    assertThat(had.has(place(5))).isTrue();
    assertThat(had.has(place(9))).isFalse();
  }

  @Test
  void ownEventShouldNotCoverThoseBefore() {
    had.sent(place(6));
    assertThat(had.has(place(6))).isTrue();
    assertThat(had.has(place(5))).isFalse();
    assertThat(missing(4, 7)).isEqualTo(2);
    had.pushed(place(5));
    assertThat(missing(4, 7)).isEqualTo(1);
    assertThat(had.size()).isEqualTo(1);
  }

  @Test
  void silentStreamsShouldBeForgottenOnlyWhenNothingIsMissing() {
    IntStream.range(0, 20).forEach(i -> had.pushed(new Place("s" + i, 1)));
    had.pushed(place(3));
    Instant later = START.plusSeconds(600);
    Instant recent = later.minusSeconds(1);
    had.moveTo(later, List.of(new Stretch("s1", 0, 1, START), stretch(0, 4, recent)));
    assertThat(had.since()).isEqualTo(START);
    assertThat(had.size()).isEqualTo(21);

    had.pushed(place(4));
    had.moveTo(later, List.of(new Stretch("s1", 0, 1, START), stretch(0, 4, recent)));
    assertThat(had.since()).isEqualTo(Had.start(later));
    assertThat(had.marks()).containsKey("7").doesNotContainKey("s1");
  }

  @Test
  void markOfWhatCameAfterTheLookShouldStay() {
    had.pushed(place(5));
    had.moveTo(START.plusSeconds(600), List.of(stretch(0, 4, START)));
    assertThat(had.has(place(5))).isTrue();
  }

  @Test
  void textShouldSayAllOfIt() {
    had.pushed(place(46));
    had.sent(place(50));
    had.sent(new Place("n", 2));
    Offset offset = new Offset(START.plusSeconds(60), had);

    Offset read = Offset.of(offset.text()).orElseThrow();

    assertThat(read.at()).isEqualTo(offset.at());
    assertThat(read.had().since()).isEqualTo(START);
    assertThat(read.text()).isEqualTo(offset.text()).endsWith("~7:1a+1e,n:+2");
  }

  @Test
  void tooManyMarksShouldProveNothing() {
    IntStream.range(0, 49).forEach(i -> had.pushed(new Place("s" + i, 1)));
    assertThat(new Offset(START, had).text()).isEqualTo(Offset.NONE);
    assertThat(Offset.of(Offset.NONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "~~",
        "1~1",
        "1~1~7",
        "1~1~7:1:1",
        "1~1~:1",
        "1~1~7:1,",
        "1~1~7:-1",
        "1~1~A:1",
        "1~zzzzzzzzzzzzz~",
        "1~1~7:zzzzzzzzzzzzzzzzz",
        "1~1~7:1~",
        "\u00e9~1~",
        "1~1~7:_"
      })
  void nonsenseShouldBeNoOffset(String text) {
    assertThat(Offset.of(text)).isEmpty();
  }
}
