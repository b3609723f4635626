package dev.lamplighter.chat.control;

import dev.lamplighter.chat.control.TypingBoard.Typist;
import dev.lamplighter.chat.entity.ConversationChannel;
import dev.lamplighter.chat.entity.Standing;
import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.cluster.Whereabouts;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionLeft;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.threads.Timers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells the other members who types. Nothing of it is stored, and each node ends it by itself. */
@ApplicationScoped
public class Typing {
  private static final String KIND = "chat.typing";
  private static final long TICK_MILLIS = 200;
  @Inject private Hub hub;
  @Inject private Nodes nodes;
  @Inject private Whereabouts whereabouts;
  @Inject private Database database;
  @Inject private Standings standings;
  @Inject private Limits limits;
  @Resource private ManagedThreadFactory threads;
  private final TypingBoard board = new TypingBoard();
  private ScheduledExecutorService timer;

  @PostConstruct
  void assemble() {
    nodes.receive(KIND, this::received);
    timer = new Timers(1, threads);
    timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Early, so that it hears of other nodes' users. */
  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }

  /** Whether it comes too often to be told. The end of it counts all the same. */
  public boolean isSurplus(Session session, boolean typing) {
    boolean surplus = limits.isTypingSurplus(session.userId());
    if (surplus && !typing) {
      stoppedAll(session.id());
    }
    return surplus;
  }

  /**
   * @throws dev.lamplighter.problem.ProblemException NOT_FOUND for all but members
   */
  public void tell(Session session, long conversationId, boolean typing) {
    try (Sql sql = database.open()) {
      Standing standing = standings.of(sql, conversationId, session.userId());
      Set<String> audience =
          typing && !standing.closed()
              ? ActivityAudience.read(sql, session.userId(), standing.members())
              : Set.of();
      if (audience.isEmpty()) {
        stopped(conversationId, session.userId());
      } else {
        started(
            new Typist(
                conversationId,
                standing.direct(),
                session.userId(),
                session.username(),
                displayName(sql, session),
                audience,
                session.id()));
      }
    }
  }

  private static String displayName(Sql sql, Session session) {
    return sql.first(
            row -> row.getString(1),
            "SELECT display_name FROM users WHERE id = ?",
            session.userId())
        .orElseGet(session::username);
  }

  /** Subscribes to who types in a conversation, and tells who does. */
  public synchronized void enter(Session session, long conversationId) {
    if (hub.channels().subscribe(session, ConversationChannel.of(conversationId))) {
      board
          .seenBy(session.userId(), conversationId)
          .forEach(typist -> session.send(joined(typist, true)));
    }
  }

  private synchronized void started(Typist typist) {
    if (board.typing(typist, System.nanoTime())) {
      deliver(typist, true);
      tellOthers(typist, true);
    }
  }

  /** Ends it, where it was; on send, too. */
  public synchronized void stopped(long conversationId, String userId) {
    board.stopped(conversationId, userId).ifPresent(this::ended);
  }

  void left(@Observes SessionLeft event) {
    stoppedAll(event.session().id());
  }

  private synchronized void stoppedAll(String sessionId) {
    board.gone(sessionId).forEach(this::ended);
  }

  private void ended(Typist typist) {
    deliver(typist, false);
    tellOthers(typist, false);
  }

  private synchronized void tick() {
    board.tick(System.nanoTime()).forEach(typist -> deliver(typist, false));
  }

  private void tellOthers(Typist typist, boolean typing) {
    String own = nodes.self().name();
    for (Node node : nodes.others()) {
      Set<String> there = new HashSet<>();
      for (String user : typist.audience()) {
        if (whereabouts.nodesOf(user).contains(node)) {
          there.add(user);
        }
      }
      if (!there.isEmpty() && !node.name().equals(own)) {
        nodes.send(node, KIND, write(typist, typing, there));
      }
    }
  }

  private static String write(Typist typist, boolean typing, Set<String> users) {
    return new JsonOutput()
        .put("id", typist.conversationId())
        .put("direct", typist.direct())
        .put("user_id", typist.userId())
        .put("username", typist.username())
        .put("display_name", typist.name())
        .put("typing", typing)
        .putStrings("users", users)
        .build()
        .toString();
  }

  private synchronized void received(Node from, JsonObject message) {
    Typist typist =
        new Typist(
            message.getJsonNumber("id").longValue(),
            message.getBoolean("direct"),
            message.getString("user_id"),
            message.getString("username"),
            message.getString("display_name", message.getString("username")),
            MessageRoad.users(message),
            null);
    if (!message.getBoolean("typing")) {
      Optional<Typist> known = board.stopped(typist.conversationId(), typist.userId());
      known.ifPresent(typed -> deliver(typed, false));
    } else if (board.typing(typist, System.nanoTime())) {
      deliver(typist, true);
    }
  }

  /** To sessions of this node. */
  private void deliver(Typist typist, boolean typing) {
    String channel = ConversationChannel.of(typist.conversationId());
    hub.fanout()
        .deliver(new Audience(channel, typist.audience(), Set.of()), joined(typist, typing));
    if (typist.direct()) {
      JsonObject json =
          new JsonOutput().put("from", typist.username()).put("isTyping", typing).build();
      hub.fanout()
          .deliver(
              ConversationChannel.audience(typist.conversationId(), typist.audience()),
              Event.of("user_typing", json.toString()));
    }
  }

  private static Event joined(Typist typist, boolean typing) {
    JsonObject json =
        new JsonOutput()
            .put("conversation_id", Long.toString(typist.conversationId()))
            .put("user_id", typist.userId())
            .put("user_name", typist.name())
            .put("is_typing", typing)
            .build();
    return Event.of("typing", json.toString());
  }
}
