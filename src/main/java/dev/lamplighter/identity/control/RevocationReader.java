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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings in what other nodes revoked, whether or not the bus told this one. */
@ApplicationScoped
public class RevocationReader {
  private static final Logger LOG = Logger.getLogger(RevocationReader.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(5);

  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Revocations revocations;
  private ScheduledFuture<?> running;

  void start(
      @Observes @Priority(Migrations.PRIORITY + 2) @Initialized(ApplicationScoped.class)
          Object start) {
    long seconds = PERIOD.toSeconds();
    running = scheduler.scheduleWithFixedDelay(this::read, seconds, seconds, TimeUnit.SECONDS);
  }

  /** A task that throws would never run again, and the database may be away for a while. */
  private void read() {
    try {
      revocations.refresh();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=revocations_not_read", e);
    }
  }

  @PreDestroy
  void stop() {
    running.cancel(false);
  }
}
