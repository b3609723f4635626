package dev.lamplighter.wire.socketio.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassagesTest {
  private record Nothing(String node) implements Passage {
    @Override
    public void breakOff() {}

    @Override
    public void leave() {}
  }

  @Test
  void noMoreThanTheLimitShouldBeUnderWay() {
    Passages passages = new Passages(2);
    Passage first = new Nothing("one");
    Passage third = new Nothing("three");
    assertThat(passages.enter(first)).isTrue();
    assertThat(passages.enter(new Nothing("two"))).isTrue();
    assertThat(passages.enter(third)).isFalse();
    passages.left(third);
    assertThat(passages.enter(third)).isFalse();

    passages.left(first);
    passages.left(first);
    assertThat(passages.count()).isEqualTo(1);
    assertThat(passages.enter(third)).isTrue();
    assertThat(passages.enter(first)).isFalse();
  }
}
