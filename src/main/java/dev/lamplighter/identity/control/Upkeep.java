package dev.lamplighter.identity.control;

import dev.lamplighter.database.Migrations;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps this node's copy of the revocations fresh, and the tables small. */
@ApplicationScoped
public class Upkeep {
  private static final Logger LOG = Logger.getLogger(Upkeep.class.getName());
  private static final Duration REFRESH = Duration.ofSeconds(5);
  private static final Duration SWEEP = Duration.ofMinutes(10);

  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Revocations revocations;
  @Inject private Logins logins;
  @Inject private Tickets tickets;

  private List<ScheduledFuture<?>> running = List.of();

  void start(
      @Observes @Priority(Migrations.PRIORITY + 2) @Initialized(ApplicationScoped.class)
          Object start) {
    running = List.of(every(REFRESH, revocations::refresh), every(SWEEP, this::sweep));
  }

  private void sweep() {
    tickets.forgetOld();
    logins.forgetOld();
    revocations.forgetOld();
  }

  private ScheduledFuture<?> every(Duration period, Runnable work) {
    return scheduler.scheduleWithFixedDelay(
        () -> guarded(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A task that throws would never run again, and the database may be away for a while. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=identity_upkeep_failed", e);
    }
  }

  @PreDestroy
  void stop() {
    running.forEach(task -> task.cancel(false));
  }
}
