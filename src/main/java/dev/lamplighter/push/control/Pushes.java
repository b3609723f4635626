package dev.lamplighter.push.control;

import dev.lamplighter.database.Migrations;
import dev.lamplighter.identity.control.PushKeys;
import dev.lamplighter.notifications.entity.NotificationRecorded;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.problem.Outage;
import dev.lamplighter.push.entity.PushSubscription;
import dev.lamplighter.threads.Timers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * Tells browsers of users who do not look at a page of ours. The node that wrote a notification
 * does it, once and as well as it can: what is lost with a node, or finds no room, is in the inbox.
 */
@ApplicationScoped
public class Pushes {
  private static final Logger LOG = Logger.getLogger(Pushes.class.getName());
  private static final int THREADS = 4;
  private static final int TRIES = 4;
  private static final long WARN_NANOS = TimeUnit.SECONDS.toNanos(10);

  @Inject private Config config;
  @Inject private PushKeys keys;
  @Inject private PushSubscriptions subscriptions;
  @Inject private Presence presence;
  @Resource private ManagedThreadFactory threads;
  private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - WARN_NANOS);
  private PushSettings settings;
  private Vapid vapid;
  private PushSender sender;
  private ScheduledThreadPoolExecutor pool;
  private Semaphore room;

  @PostConstruct
  void assemble() {
    settings = PushSettings.from(config);
    pool = new Timers(THREADS, threads, new DiscardPolicy());
    room = new Semaphore(settings.queue());
    settings
        .contact()
        .ifPresent(
            contact -> {
              vapid = new Vapid(keys.load(), contact);
              sender = new PushSender(vapid);
            });
  }

  /** Early, so that wrong settings end the start. */
  void start(
      @Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class)
          Object start) {}

  @PreDestroy
  void stop() {
    pool.shutdownNow();
  }

  /** For browsers that subscribe; empty where pushing is off. */
  public Optional<String> publicKey() {
    return Optional.ofNullable(vapid).map(Vapid::publicKey);
  }

  public boolean permits(URI endpoint) {
    return settings.hosts().permit(endpoint);
  }

  /** What renews a notification, read or not, is not worth another sound. */
  void recorded(@Observes NotificationRecorded event) {
    if (sender != null && !event.done().isRenewed()) {
      enqueue(() -> begin(event), Duration.ZERO);
    }
  }

  /** Never waits. */
  private void enqueue(Runnable work, Duration wait) {
    if (!room.tryAcquire()) {
      warnOfDrops();
      return;
    }
    pool.schedule(() -> run(work), wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Once in a while, not once each. */
  private void warnOfDrops() {
    long now = System.nanoTime();
    long last = warnedAt.get();
    if (now - last > WARN_NANOS && warnedAt.compareAndSet(last, now)) {
      LOG.warning("event=push_dropped reason=queue_full limit=" + settings.queue());
    }
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      Outage.warn(LOG, "event=push_failed", e);
    } finally {
      room.release();
    }
  }

  private void begin(NotificationRecorded event) {
    String userId = event.done().userId();
    if (event.done().notification().type().isCritical() || !presence.isLooking(userId)) {
      PushMessage message = PushMessage.of(event.done().notification());
      for (PushSubscription one : subscriptions.of(userId)) {
        enqueue(() -> send(one, message, 1), Duration.ZERO);
      }
    }
  }

  private void send(PushSubscription to, PushMessage message, int attempt) {
    if (!permits(to.endpoint())) { // no longer on the list
      subscriptions.gone(to);
      return;
    }
    try {
      settle(to, message, attempt, sender.send(to, message));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(
      PushSubscription to, PushMessage message, int attempt, PushSender.Outcome outcome) {
    switch (outcome.fate()) {
      case DELIVERED -> subscriptions.delivered(to);
      case GONE -> subscriptions.gone(to);
      case LATER -> {
        if (attempt < TRIES) {
          enqueue(() -> send(to, message, attempt + 1), wait(outcome, attempt));
        } else {
          giveUp(to, outcome);
        }
      }
      case REFUSED -> giveUp(to, outcome);
    }
  }

  private Duration wait(PushSender.Outcome outcome, int attempt) {
    Duration own = settings.backoff().multipliedBy(1L << (attempt - 1));
    return own.compareTo(outcome.asked()) > 0 ? own : outcome.asked();
  }

  /** The address is a secret, the host is not. */
  private void giveUp(PushSubscription to, PushSender.Outcome outcome) {
    LOG.warning(
        "event=push_refused host=" + to.endpoint().getHost() + " status=" + outcome.status());
    subscriptions.failed(to);
  }
}
