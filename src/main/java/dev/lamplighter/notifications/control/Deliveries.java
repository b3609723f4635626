package dev.lamplighter.notifications.control;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How far the notifications of each user with sessions on this node were delivered. One user's are
 * delivered by one thread at a time, in order; delivering only appends to outboxes. Any thread.
 */
final class Deliveries {
  static final long UNKNOWN = -1;

  /** What was delivered last. */
  private static final class Mark {
    private long seq = UNKNOWN;
    private long version = UNKNOWN;
  }

  private final Map<String, Mark> marks = new ConcurrentHashMap<>();
  private final Predicate<String> isHere;
  private final Consumer<NotificationLetter> tell;
  private final Consumer<NotificationLetter> count;
  private final Consumer<String> read;

  /**
   * @param isHere whether a user has sessions on this node
   * @param tell delivers what happened
   * @param count delivers how many are unread
   * @param read told of a user of whom numbers are missing
   */
  Deliveries(
      Predicate<String> isHere,
      Consumer<NotificationLetter> tell,
      Consumer<NotificationLetter> count,
      Consumer<String> read) {
    this.isHere = isHere;
    this.tell = tell;
    this.count = count;
    this.read = read;
  }

  /** A change came from its writer. */
  void offer(NotificationLetter letter) {
    AtomicBoolean missing = new AtomicBoolean();
    withMark(letter.userId(), mark -> missing.set(!isDelivered(mark, letter)));
    if (missing.get()) {
      read.accept(letter.userId());
    }
  }

  private boolean isDelivered(Mark mark, NotificationLetter letter) {
    boolean next = letter.seq() == 0 || letter.seq() == mark.seq + 1;
    if (next || letter.seq() <= mark.seq) {
      if (next) {
        tell(mark, letter);
      }
      count(mark, letter);
      return true;
    }
    return false;
  }

  /** What a reading brought; numbers that are missing are in newer notifications. */
  void found(NotificationLetter letter) {
    withMark(
        letter.userId(),
        mark -> {
          if (letter.seq() > mark.seq) {
            tell(mark, letter);
          }
        });
  }

  /** All that a reading found was delivered. */
  void reached(NotificationLetter end) {
    withMark(
        end.userId(),
        mark -> {
          mark.seq = Math.max(mark.seq, end.seq());
          count(mark, end);
        });
  }

  private void tell(Mark mark, NotificationLetter letter) {
    if (letter.seq() > 0) {
      mark.seq = letter.seq();
    }
    if (letter.event() != null) {
      tell.accept(letter);
    }
  }

  private void count(Mark mark, NotificationLetter letter) {
    if (letter.version() > mark.version) {
      mark.version = letter.version();
      count.accept(letter);
    }
  }

  private void withMark(String userId, Consumer<Mark> change) {
    marks.compute(
        userId,
        (id, known) -> {
          if (!isHere.test(id)) {
            return null;
          }
          Mark mark = known == null ? new Mark() : known;
          change.accept(mark);
          return mark;
        });
  }

  long seq(String userId) {
    Mark mark = marks.get(userId);
    return mark == null ? UNKNOWN : mark.seq;
  }

  boolean isBehind(String userId, long seq, long version) {
    Mark mark = marks.get(userId);
    return isHere.test(userId) && (mark == null || mark.seq < seq || mark.version < version);
  }

  /** A session has gone, perhaps the user's last here. */
  void left(String userId) {
    marks.computeIfPresent(userId, (id, mark) -> isHere.test(id) ? mark : null);
  }
}
