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
import org.eclipse.microprofile.config.Config;

/** Keeps the tables small. */
@ApplicationScoped
public class Sweeper {
  private static final Logger LOG = Logger.getLogger(Sweeper.class.getName());

  @Inject private Config config;
  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Event<SweepDue> sweepDue;
  private ScheduledFuture<?> running;

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    long period = config.getValue("lamplighter.sweep.period", Duration.class).toMillis();
    running = scheduler.scheduleWithFixedDelay(this::sweep, period, period, TimeUnit.MILLISECONDS);
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
