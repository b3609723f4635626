package dev.lamplighter.database;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the tables small. */
@ApplicationScoped
public class Sweeper {
  private static final Logger LOG = Logger.getLogger(Sweeper.class.getName());
  private static final Duration PERIOD = Duration.ofMinutes(10);

  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Event<SweepDue> sweepDue;
  private ScheduledFuture<?> running;

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    long minutes = PERIOD.toMinutes();
    running = scheduler.scheduleWithFixedDelay(this::sweep, minutes, minutes, TimeUnit.MINUTES);
  }

  /** A task that throws would never run again, and the database may be away for a while. */
  private void sweep() {
    try {
      sweepDue.fire(new SweepDue(Instant.now()));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=sweep_failed", e);
    }
  }

  @PreDestroy
  void stop() {
    running.cancel(false);
  }
}
