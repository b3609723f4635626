package dev.lamplighter.database;

import dev.lamplighter.problem.Outage;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Instance.Handle;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Keeps the tables small. */
@ApplicationScoped
public class Sweeper {
  private static final Logger LOG = Logger.getLogger(Sweeper.class.getName());

  @Inject private Config config;
  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Instance<Sweep> sweeps;
  private ScheduledFuture<?> running;

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    long period = config.getValue("lamplighter.sweep.period", Duration.class).toMillis();
    running =
        scheduler.scheduleWithFixedDelay(this::sweepAll, period, period, TimeUnit.MILLISECONDS);
  }

  private void sweepAll() {
    sweeps.handles().forEach(Sweeper::sweep);
  }

  /** One that fails neither ends the others nor the next round: the database may be away. */
  private static void sweep(Handle<Sweep> one) {
    try {
      one.get().sweep(Instant.now());
    } catch (RuntimeException e) {
      String name = one.getBean().getBeanClass().getSimpleName();
      Outage.warn(LOG, "event=sweep_failed of=" + name, e);
    }
  }

  @PreDestroy
  void stop() {
    running.cancel(false);
  }
}
