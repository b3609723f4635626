package dev.lamplighter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Waits;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to messages while the way out is slow. */
class PostTest {
  private static final Node SELF = new Node("a", "life-1");
  private static final Node OTHER = new Node("b", "life-1");

  /** A transport that sends only what it is allowed to. */
  private static final class Slow implements Transport {
    final List<Letter> sent = new CopyOnWriteArrayList<>();
    final Semaphore allowed = new Semaphore(0);

    @Override
    public void send(String name, String text) {
      allowed.acquireUninterruptibly();
      sent.add(Letter.parse(text));
    }

    @Override
    public void open(String name, Inbox inbox) {}

    @Override
    public void sendAll(String text) {}

    @Override
    public Member self() {
      return new Member("m", "host:1");
    }

    @Override
    public List<Member> members() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private final Slow transport = new Slow();
  private final ClusterCounters counters = new ClusterCounters();
  private final Post post =
      new Post(
          new Letters(
              transport,
              () -> new Hello("m", "d", "host:1", "http://host:2", "1", true, false),
              counters),
          () -> SELF,
          () -> Set.of(OTHER),
          counters,
          1000,
          Thread::new);

  @AfterEach
  void close() {
    post.close();
    transport.allowed.release(100);
  }

  private void untilFirstIsUnderWay() {
    post.offer(OTHER, "k", "{}");
    Waits.until("under way", () -> transport.allowed.hasQueuedThreads());
  }

  @Test
  void whatGathersShouldGoAsOneLetter() {
    untilFirstIsUnderWay();
    for (int i = 0; i < 50; i++) {
      post.offer(null, "k", "{}");
    }
    transport.allowed.release(2);

    Waits.until("two letters", () -> transport.sent.size() == 2);
    assertThat(transport.sent).extracting(Letter::number).containsExactly(1L, 2L);
    assertThat(transport.sent.get(0).hello()).isNotNull();
    assertThat(transport.sent.get(1).items()).hasSize(50);
    assertThat(counters.sent.sum()).isEqualTo(51);
  }

  @Test
  void whatFindsNoRoomShouldLeaveAGapInTheNumbers() {
    untilFirstIsUnderWay();
    for (int i = 0; i < 400; i++) {
      post.offer(OTHER, "k", "{}");
    }
    assertThat(counters.dropped.sum()).isPositive();
    transport.allowed.release(2);

    Waits.until("two letters", () -> transport.sent.size() == 2);
    assertThat(transport.sent).extracting(Letter::number).containsExactly(1L, 3L);
  }
}
