package dev.lamplighter.listener;

import dev.lamplighter.threads.Timers;
import dev.lamplighter.wire.websocket.PrivateField;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.http.server.HttpServerFilter;

/** Puts a probe on each listener of the server; the runnable jar opens its port last. */
@ApplicationScoped
public class ListenerWatch {
  private static final Logger LOG = Logger.getLogger(ListenerWatch.class.getName());
  private static final int LOOK_MILLIS = 500;

  @Resource private ManagedThreadFactory threads;
  private final UnreadProbe probe = new UnreadProbe();
  private final Set<HttpServerFilter> watched = ConcurrentHashMap.newKeySet();
  private ScheduledThreadPoolExecutor timer;

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (PrivateField.isThere(PayaraListeners.class)) {
      timer = new Timers(1, threads);
      timer.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    try {
      for (HttpServerFilter filter : PayaraListeners.open()) {
        if (watched.add(filter)) {
          filter.getMonitoringConfig().addProbes(probe);
        }
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "event=listener_look_failed", e);
    }
  }

  @PreDestroy
  void stop() {
    if (timer != null) {
      timer.shutdownNow();
    }
    watched.forEach(filter -> filter.getMonitoringConfig().removeProbes(probe));
  }
}
