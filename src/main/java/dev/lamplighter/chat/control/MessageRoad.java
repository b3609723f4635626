package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.ConversationChannel;
import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.chat.entity.MessagesSent;
import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.cluster.Whereabouts;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionLeft;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.log.EventLog;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes committed messages to all sessions of all members, in the order of their numbers. What is
 * told between nodes is a hint: who misses one finds it in the database. Any thread; never waits.
 */
@ApplicationScoped
public class MessageRoad implements NodeListener {
  static final String EVENT = "new_message";
  private static final String MESSAGE = "chat.message";

  /**
   * A message may be committed this long after its time, and so be missed by who came meanwhile.
   */
  private static final Duration COMMIT = Duration.ofSeconds(10);

  @Inject private Hub hub;
  @Inject private Nodes nodes;
  @Inject private Whereabouts whereabouts;
  @Inject private DatabaseClock clock;
  @Inject private CatchUp catchUp;
  @Inject private Roll roll;
  @Inject private jakarta.enterprise.event.Event<MessagesSent> messagesSent;
  private final Floors floors = new Floors();
  private Lines lines;

  @PostConstruct
  void assemble() {
    lines = new Lines(this::deliver, catchUp::readSoon);
    catchUp.bringTo(lines);
    nodes.receive(MESSAGE, this::received);
    nodes.listen(this);
  }

  /** Early, so that it hears of the first message of another node. */
  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  @Override
  public void left(Node node) {
    catchUp.scanSoon();
  }

  @Override
  public void missed(Node node) {
    catchUp.scanSoon();
  }

  @Override
  public void reborn(boolean frozen) {
    catchUp.scanSoon();
  }

  void left(@Observes SessionLeft event) {
    floors.forget(event.session().id());
  }

  void synced(Session session, Map<Long, Long> seqs) {
    floors.raise(session.id(), seqs);
    if (hub.sessions().byId(session.id()).isEmpty()) {
      floors.forget(session.id());
    }
  }

  /** What members are told of a message. */
  public static Event event(Message message) {
    return Event.of(EVENT, message.toJson().toString())
        .at(Long.toString(message.conversationId()), message.seq());
  }

  /** Before the commit, since others may read what is committed before it is published. */
  void committing(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome.isNew() && outcome.draft().sessionId() != null) {
        lines.committing(outcome.message().id(), outcome.draft().sessionId());
      }
    }
  }

  /** They are published, or could not be stored. */
  void committed(List<Outcome> outcomes) {
    outcomes.stream().filter(Outcome::isNew).forEach(o -> lines.committed(o.message().id()));
  }

  /** To be called by the writer of these conversations, in its order. */
  void publish(List<Outcome> stored) {
    messagesSent.fire(
        new MessagesSent(stored.stream().map(outcome -> outcome.message().id()).toList()));
    for (Outcome outcome : stored) {
      Message message = outcome.message();
      Event event = event(message);
      tellOthers(outcome, event);
      lines.offer(
          new Parcel(
              message.conversationId(),
              message.seq(),
              outcome.members(),
              event,
              outcome.draft().sessionId(),
              outcome.quiet(),
              null));
    }
  }

  private void tellOthers(Outcome outcome, Event event) {
    if (nodes.others().isEmpty()) {
      return;
    }
    String text =
        new JsonOutput()
            .put("id", outcome.message().conversationId())
            .put("seq", outcome.message().seq())
            .put("quiet", outcome.quiet())
            .put("members_version", outcome.membersVersion())
            .put("data", event.json())
            .build()
            .toString();
    holders(outcome.members()).forEach(node -> nodes.send(node, MESSAGE, text));
  }

  /** The other nodes that have sessions of some of the users. */
  private Set<Node> holders(Set<String> users) {
    String own = nodes.self().name();
    Set<Node> holders = new HashSet<>(4);
    for (String user : users) {
      for (Node node : whereabouts.nodesOf(user)) {
        if (!node.name().equals(own)) {
          holders.add(node);
        }
      }
    }
    return holders;
  }

  /**
   * To all members with sessions here, not to those of whom the sender knew: a session may have
   * come a moment ago.
   */
  private void received(Node from, JsonObject message) {
    long id = message.getJsonNumber("id").longValue();
    long seq = message.getJsonNumber("seq").longValue();
    Event event = Event.of(EVENT, message.getString("data")).at(Long.toString(id), seq);
    boolean quiet = message.getBoolean("quiet");
    roll.known(id, message.getJsonNumber("members_version").longValue())
        .ifPresentOrElse(
            members -> lines.offer(new Parcel(id, seq, members, event, null, quiet, null)),
            () -> lines.behind(id, seq));
  }

  static Set<String> users(JsonObject message) {
    return message.getJsonArray("users").getValuesAs(JsonString::getString).stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  private void deliver(Parcel parcel) {
    hub.fanout()
        .deliver(
            ConversationChannel.audience(parcel.conversationId(), parcel.members())
                .exceptSession(parcel.sender()),
            parcel.event(),
            session -> lacks(session, parcel));
    if (EventLog.isOn()) {
      parcel.members().forEach(user -> sayDelivered(user, parcel));
    }
  }

  private void sayDelivered(String user, Parcel parcel) {
    long sessions =
        hub.sessions().ofUser(user).stream()
            .filter(session -> !session.id().equals(parcel.sender()))
            .count();
    if (sessions > 0) {
      EventLog.say(
          "message_delivered",
          "conversation",
          parcel.conversationId(),
          "seq",
          parcel.seq(),
          "user",
          user,
          "sessions",
          sessions);
    }
  }

  private boolean lacks(Session session, Parcel parcel) {
    return isForSessionsOf(session.since(), parcel.createdAt())
        && !floors.isBelow(session.id(), parcel.conversationId(), parcel.seq());
  }

  /** {@code since} is by this machine's clock, the message's time by the database's. */
  private boolean isForSessionsOf(Instant since, Instant createdAt) {
    return createdAt == null || since.isBefore(createdAt.plus(clock.ownClockAhead()).plus(COMMIT));
  }
}
