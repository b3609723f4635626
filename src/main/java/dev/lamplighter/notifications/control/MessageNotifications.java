package dev.lamplighter.notifications.control;

import dev.lamplighter.chat.entity.ConversationRead;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.chat.entity.MessagesSent;
import dev.lamplighter.notifications.entity.NotificationType;
import dev.lamplighter.problem.Outage;
import dev.lamplighter.threads.Timers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * One unread notification a conversation, for members who have not read it a moment after it came:
 * who looks at the conversation is not told. The moment is kept in memory alone: the conversation
 * itself is unread whatever happens to this node.
 */
@ApplicationScoped
public class MessageNotifications {
  private static final Logger LOG = Logger.getLogger(MessageNotifications.class.getName());
  private static final long PERIOD_MILLIS = 1000;

  @Inject private UnreadConversations unread;
  @Inject private Notifications notifications;
  @Resource private ManagedThreadFactory threads;
  private ScheduledExecutorService timer;
  private MessageMoments moments;
  private Set<ConversationRead> read = new HashSet<>();

  @PostConstruct
  void start() {
    moments = new MessageMoments(UnreadConversations.MOST, unread::of, notifications::tell);
    timer = new Timers(1, threads);
    timer.scheduleWithFixedDelay(this::flush, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }

  void sent(@Observes MessagesSent event) {
    for (MessageId message : event.messages()) {
      moments.sent(message.conversationId());
    }
  }

  synchronized void read(@Observes ConversationRead event) {
    read.add(event);
  }

  private synchronized Set<ConversationRead> takeRead() {
    Set<ConversationRead> taken = read;
    read = new HashSet<>();
    return taken;
  }

  private void flush() {
    guarded(moments::round);
    Set<ConversationRead> taken = takeRead();
    if (!guarded(() -> unread.toldOf(taken).forEach(this::settle))) {
      taken.forEach(this::read);
    }
  }

  /** A task that throws would never run again, and the database may be away for a while. */
  private static boolean guarded(Runnable task) {
    try {
      task.run();
      return true;
    } catch (RuntimeException e) {
      Outage.warn(LOG, "event=message_notifications_not_written", e);
      return false;
    }
  }

  /** One that fails is tried again, and keeps none of the others waiting. */
  private void settle(ConversationRead dealtWith) {
    boolean settled =
        guarded(
            () ->
                notifications.settle(
                    dealtWith.userId(),
                    NotificationType.MESSAGE,
                    Long.toString(dealtWith.conversationId())));
    if (!settled) {
      read(dealtWith);
    }
  }
}
