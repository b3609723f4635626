package dev.lamplighter.notifications.control;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.cluster.Whereabouts;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionAdmitted;
import dev.lamplighter.hub.SessionLeft;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes committed changes to all sessions of the user. What is told between nodes is a hint: who
 * misses one finds it in the database. Any thread; never waits.
 */
@ApplicationScoped
public class NotificationRoad implements NodeListener {
  /** What is about a user's notifications. */
  public static final String CHANNEL = "notifications";

  private static final String MESSAGE = "notifications.changed";

  /** A change may be committed this long after its time, and so be missed by who came meanwhile. */
  private static final Duration COMMIT = Duration.ofSeconds(2);

  /** Most are committed in less; a slower one may be in nobody's sight when a session comes. */
  private static final Duration IN_FLIGHT = Duration.ofMillis(100);

  @Inject private Hub hub;
  @Inject private Nodes nodes;
  @Inject private Whereabouts whereabouts;
  @Inject private DatabaseClock clock;
  @Inject private NotificationTail tail;

  /** By session what it got by {@code sync}: nothing of it is pushed to it again. */
  private final Map<String, Long> synced = new ConcurrentHashMap<>();

  private Deliveries deliveries;

  @PostConstruct
  void assemble() {
    deliveries = new Deliveries(this::isHere, this::deliver, this::count, tail::readSoon);
    tail.bringTo(deliveries);
    nodes.receive(MESSAGE, (from, json) -> deliveries.offer(NotificationLetter.read(json)));
    nodes.listen(this);
  }

  /** Early, so that it hears of the first change on another node. */
  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  private boolean isHere(String userId) {
    return !hub.sessions().ofUser(userId).isEmpty();
  }

  void publish(NotificationLetter letter) {
    String own = nodes.self().name();
    for (Node node : whereabouts.nodesOf(letter.userId())) {
      if (!node.name().equals(own)) {
        nodes.send(node, MESSAGE, letter.text());
      }
    }
    deliveries.offer(letter);
  }

  private void deliver(NotificationLetter letter) {
    hub.fanout().deliver(audience(letter), letter.event(), session -> lacks(session, letter));
  }

  private void count(NotificationLetter letter) {
    hub.fanout().deliver(audience(letter), letter.count());
  }

  private static Audience audience(NotificationLetter letter) {
    return Audience.user(letter.userId()).about(CHANNEL);
  }

  /** {@code since} is by this machine's clock, a notification's time by the database's. */
  private boolean lacks(Session session, NotificationLetter letter) {
    return (letter.seq() == 0 || letter.seq() > synced.getOrDefault(session.id(), 0L))
        && (letter.createdAt() == null
            || session
                .since()
                .isBefore(letter.createdAt().plus(clock.ownClockAhead()).plus(COMMIT)));
  }

  /** What its client heard by an earlier session is not told again. */
  void came(@Observes SessionAdmitted event) {
    Session session = event.session();
    Instant since = session.since().minus(clock.ownClockAhead()).minus(IN_FLIGHT);
    tail.startAt(session.userId(), since, seq -> synced(session, seq));
  }

  /** The session has all up to this number. */
  void synced(Session session, long seq) {
    synced.merge(session.id(), seq, Math::max);
    if (hub.sessions().byId(session.id()).isEmpty()) {
      synced.remove(session.id());
    }
  }

  void left(@Observes SessionLeft event) {
    synced.remove(event.session().id());
    deliveries.left(event.session().userId());
  }

  @Override
  public void left(Node node) {
    tail.scanSoon();
  }

  @Override
  public void missed(Node node) {
    tail.scanSoon();
  }

  @Override
  public void reborn(boolean frozen) {
    tail.scanSoon();
  }
}
