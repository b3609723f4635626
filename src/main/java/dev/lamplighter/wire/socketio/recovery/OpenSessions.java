package dev.lamplighter.wire.socketio.recovery;

import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionLeft;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.threads.Timers;
import dev.lamplighter.wire.socketio.recovery.Marking.Marked;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;

/**
 * The sessions of this node whose clients may come back: each is told now and then what it has, and
 * is closed when its client came back on another connection, here or elsewhere. Any thread.
 */
@ApplicationScoped
public class OpenSessions {
  private static final String CAME_BACK = "socketio.came_back";

  @Inject private Config config;
  @Inject private DatabaseClock clock;
  @Inject private Nodes nodes;
  @Inject private Missed missed;
  @Resource private ManagedThreadFactory threads;
  private final Map<String, Marked> bySid = new ConcurrentHashMap<>();
  private final Map<String, String> sids = new ConcurrentHashMap<>();
  private ScheduledExecutorService timers;

  @PostConstruct
  void assemble() {
    nodes.receive(CAME_BACK, (from, message) -> cutOff(bySid.get(message.getString("sid"))));
    timers = new Timers(2, threads);
    long interval = RecoverySettings.from(config).markInterval().toMillis();
    Marking marking = new Marking(bySid.values(), clock, missed::since);
    timers.scheduleWithFixedDelay(marking::tell, interval, interval, TimeUnit.MILLISECONDS);
    timers.scheduleWithFixedDelay(marking::move, interval, interval, TimeUnit.MILLISECONDS);
  }

  /** Early, so that it hears of clients that came back elsewhere. */
  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  @PreDestroy
  void stop() {
    timers.shutdownNow();
  }

  /**
   * @param sid by which the client knows the session
   */
  void add(String sid, Session session, Notes notes) {
    sids.put(session.id(), sid);
    cutOff(bySid.put(sid, new Marked(session, notes)));
  }

  void cameBack(String sid) {
    nodes.sendAll(CAME_BACK, new JsonOutput().put("sid", sid).build().toString());
  }

  /** Its client is on another connection; this one has just not noticed. */
  private static void cutOff(Marked old) {
    if (old != null) {
      old.session().cutOff(CloseCode.BROKEN);
    }
  }

  void left(@Observes SessionLeft event) {
    Session gone = event.session();
    String sid = sids.remove(gone.id());
    if (sid != null) {
      bySid.computeIfPresent(sid, (same, open) -> open.session() == gone ? null : open);
    }
  }
}
