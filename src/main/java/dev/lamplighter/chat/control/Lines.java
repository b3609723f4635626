package dev.lamplighter.chat.control;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * All conversations that this node delivers. Each is delivered by one thread at a time, so messages
 * reach every outbox in their order; delivering only appends to outboxes. Any thread.
 */
final class Lines {
  private final Map<Long, Line> lines = new ConcurrentHashMap<>();
  private final Consumer<Parcel> deliver;
  private final LongConsumer read;

  /**
   * @param deliver to the sessions of this node; must not block
   * @param read told of a conversation of which messages are missing; must not block
   */
  Lines(Consumer<Parcel> deliver, LongConsumer read) {
    this.deliver = deliver;
    this.read = read;
  }

  void offer(Parcel parcel) {
    AtomicBoolean missing = new AtomicBoolean();
    lines.compute(
        parcel.conversationId(),
        (id, known) -> {
          Line line = known == null ? new Line() : known;
          switch (line.offered(parcel.seq(), parcel.quiet(), parcel.sender(), System.nanoTime())) {
            case DELIVER -> deliver.accept(parcel);
            case READ -> missing.set(true);
            default -> {}
          }
          return line;
        });
    if (missing.get()) {
      read.accept(parcel.conversationId());
    }
  }

  /** The database has messages up to {@code seq}. */
  void behind(long conversationId, long seq) {
    AtomicBoolean missing = new AtomicBoolean();
    lines.compute(
        conversationId,
        (id, known) -> {
          Line line = known == null ? new Line() : known;
          missing.set(line.behind(seq, System.nanoTime()) == Line.Step.READ);
          return line;
        });
    if (missing.get()) {
      read.accept(conversationId);
    }
  }

  /** {@link Line#UNKNOWN} where nothing was delivered here for long. */
  long last(long conversationId) {
    Line line = lines.get(conversationId);
    return line == null ? Line.UNKNOWN : line.last();
  }

  /** A message that a reading brought. */
  void found(Parcel parcel) {
    lines.computeIfPresent(
        parcel.conversationId(),
        (id, line) -> {
          if (line.read(parcel.seq())) {
            deliver.accept(parcel.without(line.takeSender(parcel.seq())));
          }
          return line;
        });
  }

  /** A reading ended; true when it must go on. */
  boolean isBehindAfter(long conversationId, long seq) {
    AtomicBoolean more = new AtomicBoolean();
    lines.computeIfPresent(
        conversationId,
        (id, line) -> {
          more.set(line.isBehindAfter(seq, System.nanoTime()));
          return line;
        });
    return more.get();
  }

  void forgetIdleSince(long nanos) {
    lines.values().removeIf(line -> line.isIdleSince(nanos));
  }

  int size() {
    return lines.size();
  }
}
