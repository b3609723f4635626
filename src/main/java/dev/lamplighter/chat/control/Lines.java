package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.MessageId;
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

  /** The sessions that sent what is being committed: a reading may find it before it is offered. */
  private final Map<MessageId, String> committing = new ConcurrentHashMap<>();

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

  /** Before the commit; to be ended by {@code committed}, whatever became of it. */
  void committing(MessageId id, String sender) {
    committing.put(id, sender);
  }

  /** It was offered, or is not there. */
  void committed(MessageId id) {
    committing.remove(id);
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
            deliver.accept(parcel.without(sender(line, parcel)));
          }
          return line;
        });
  }

  /** First who is committing it: it is offered before that ends. */
  private String sender(Line line, Parcel parcel) {
    String sender = committing.get(new MessageId(parcel.conversationId(), parcel.seq()));
    return sender == null ? line.takeSender(parcel.seq()) : sender;
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
    for (Long id : lines.keySet()) {
      lines.computeIfPresent(id, (same, line) -> line.isIdleSince(nanos) ? null : line);
    }
  }

  int size() {
    return lines.size();
  }
}
