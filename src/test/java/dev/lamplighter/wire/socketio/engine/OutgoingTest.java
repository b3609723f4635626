package dev.lamplighter.wire.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.hub.Frame;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutgoingTest {
  private final Outgoing outgoing = new Outgoing();
  private final List<String> told = new ArrayList<>();

  private static Frame frame(int number) {
    return Frame.text("4event " + number);
  }

  private static List<Frame> frames(int count) {
    return IntStream.range(0, count).mapToObj(OutgoingTest::frame).toList();
  }

  private void offer(String name, List<Frame> frames) {
    outgoing.add(
        new Outgoing.Batch(frames, failure -> told.add(name + (failure == null ? "" : " lost"))));
  }

  @Test
  void aLongBatchShouldLeaveInPartsAndInOrder() {
    List<Frame> sixty = frames(60);
    offer("sixty", sixty);

    List<Frame> left = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    while (!outgoing.isEmpty()) {
      assertThat(told).isEmpty();
      Outgoing.Batch part = outgoing.take(16);
      sizes.add(part.frames().size());
      left.addAll(part.frames());
      part.completion().written(null);
    }

    assertThat(sizes).containsExactly(16, 16, 16, 12);
    assertThat(left).isEqualTo(sixty);
    assertThat(told).containsExactly("sixty");
  }

  @Test
  void batchesShouldBeJoinedUpToTheBound() {
    offer("first", frames(10));
    outgoing.add(frame(10));
    offer("second", frames(10));

    Outgoing.Batch joined = outgoing.take(16);
    joined.completion().written(null);

    assertThat(joined.frames()).hasSize(16);
    assertThat(told).containsExactly("first");
    assertThat(outgoing.bytes()).isZero();
    assertThat(outgoing.take(16).frames()).hasSize(5);
  }

  @Test
  void aPartThatIsLostShouldBeToldAtOnce() {
    offer("sixty", frames(60));

    outgoing.take(16).completion().written(new EOFException());

    assertThat(told).containsExactly("sixty lost");
  }

  @Test
  void singleFramesThatStillWaitShouldCount() {
    frames(20).forEach(outgoing::add);
    int all = outgoing.bytes();

    outgoing.take(16);

    assertThat(outgoing.bytes()).isPositive().isLessThan(all);
  }
}
