package dev.lamplighter.identity.control;

import dev.lamplighter.database.Migrations;
import dev.lamplighter.identity.RevocationsRead;
import dev.lamplighter.problem.Outage;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/** Brings in what other nodes revoked, whether or not the bus told this one. */
@ApplicationScoped
public class RevocationReader {
  private static final Logger LOG = Logger.getLogger(RevocationReader.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** One reading missed, and the next may take its time. */
  private static final Duration TRUST = PERIOD.multipliedBy(2).plusSeconds(2);

  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Revocations revocations;
  @Inject private Bans bans;
  @Inject private Event<RevocationsRead> found;
  private final AtomicBoolean queued = new AtomicBoolean();
  private ScheduledFuture<?> running;

  /** By {@code System.nanoTime}. */
  private volatile long currentUntil = System.nanoTime() + TRUST.toNanos();

  void start(
      @Observes @Priority(Migrations.PRIORITY + 2) @Initialized(ApplicationScoped.class)
          Object start) {
    long seconds = PERIOD.toSeconds();
    running = scheduler.scheduleWithFixedDelay(this::read, seconds, seconds, TimeUnit.SECONDS);
  }

  /** Another node says that there is something new. Does not wait; many hints are one reading. */
  public void readSoon() {
    if (queued.compareAndSet(false, true)) {
      scheduler.execute(
          () -> {
            queued.set(false);
            read();
          });
    }
  }

  /** Whether this node knows who was signed out; not so soon after it lost its database. */
  public boolean isCurrent() {
    return System.nanoTime() - currentUntil < 0;
  }

  /** A task that throws would never run again, and the database may be away for a while. */
  private void read() {
    try {
      bans.refresh();
      boolean news = revocations.refresh();
      currentUntil = System.nanoTime() + TRUST.toNanos();
      if (news) {
        found.fire(new RevocationsRead());
      }
    } catch (RuntimeException e) {
      currentUntil = System.nanoTime();
      Outage.warn(LOG, "event=revocations_not_read", e);
    }
  }

  @PreDestroy
  void stop() {
    running.cancel(false);
  }
}
