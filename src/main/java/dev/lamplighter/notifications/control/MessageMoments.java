package dev.lamplighter.notifications.control;

import dev.lamplighter.notifications.entity.NotificationDraft;
import dev.lamplighter.problem.Outage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Logger;

/**
 * Conversations whose new messages may still be read before anybody is told of them. What cannot be
 * told, or is too much for one round, is told by the next. Any thread adds; one goes the rounds.
 */
final class MessageMoments {
  private static final Logger LOG = Logger.getLogger(MessageMoments.class.getName());

  private final int most;
  private final Function<Set<Long>, List<NotificationDraft>> unread;
  private final Consumer<NotificationDraft> tell;
  private Set<Long> fresh = new HashSet<>();
  private Set<Long> ripe = new HashSet<>();

  /**
   * @param most how many drafts {@code unread} gives at a time
   * @param unread who is to be told of which of these conversations, and was not yet; blocks
   * @param tell blocks
   */
  MessageMoments(
      int most,
      Function<Set<Long>, List<NotificationDraft>> unread,
      Consumer<NotificationDraft> tell) {
    this.most = most;
    this.unread = unread;
    this.tell = tell;
  }

  synchronized void sent(long conversationId) {
    fresh.add(conversationId);
  }

  /** Tells of what came before the last round, and was not read meanwhile. */
  void round() {
    Set<Long> again = takeRipe();
    try {
      List<NotificationDraft> drafts = unread.apply(again);
      if (drafts.size() < most) {
        again = new HashSet<>();
      }
      for (NotificationDraft draft : drafts) {
        if (!isTold(draft)) {
          again.add(Long.valueOf(draft.subject()));
        }
      }
    } finally {
      putBack(again);
    }
  }

  /** What came since the last look has its moment still before it. */
  private synchronized Set<Long> takeRipe() {
    Set<Long> taken = ripe;
    ripe = fresh;
    fresh = new HashSet<>();
    return taken;
  }

  private synchronized void putBack(Set<Long> conversations) {
    ripe.addAll(conversations);
  }

  private boolean isTold(NotificationDraft draft) {
    try {
      tell.accept(draft);
      return true;
    } catch (RuntimeException e) {
      Outage.warn(LOG, "event=message_notification_not_written", e);
      return false;
    }
  }
}
