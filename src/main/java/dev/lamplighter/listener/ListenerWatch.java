package dev.lamplighter.listener;

import dev.lamplighter.edge.TrustedProxies;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.threads.Timers;
import dev.lamplighter.wire.websocket.PrivateField;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Looks after each listener of the server; the runnable jar opens its port last. */
@ApplicationScoped
public class ListenerWatch {
  private static final Logger LOG = Logger.getLogger(ListenerWatch.class.getName());
  private static final int LOOK_MILLIS = 200;
  private static final int TELL_SECONDS = 10;

  @Inject private Config config;
  @Inject private Limits limits;
  @Resource private ManagedThreadFactory threads;

  /** Null until there is a listener: what else has files open is known then. */
  private volatile Door door;

  private ScheduledThreadPoolExecutor timer;

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (PrivateField.isThere(PayaraListeners.class)) {
      timer = new Timers(1, threads);
      timer.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
      timer.scheduleWithFixedDelay(this::tell, TELL_SECONDS, TELL_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void look() {
    try {
      List<PayaraListener> open = PayaraListeners.open();
      if (door == null && !open.isEmpty()) {
        door =
            Door.of(
                ListenerSettings.from(config),
                TrustedProxies.of(config),
                limits.settings().enabled());
      }
      open.forEach(listener -> door.guard(listener));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "event=listener_look_failed", e);
    }
    if (door != null) {
      door.closeOverdue();
    }
  }

  private void tell() {
    if (door != null) {
      door.tellRefused();
    }
  }

  @PreDestroy
  void stop() {
    if (timer != null) {
      timer.shutdownNow();
    }
    if (door != null) {
      door.leave();
    }
  }
}
