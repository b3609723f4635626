package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.ConversationChannel;
import dev.lamplighter.cluster.Bus;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonOutput;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** Tells members that a conversation, or who is in it, changed. */
@ApplicationScoped
public class GatheringNews {
  private static final String LEFT = "chat.left";

  private record Told(Set<String> members, Event event) {}

  @Inject private Database database;
  @Inject private Roll roll;
  @Inject private Typing typing;
  @Inject private Bus bus;
  @Inject private Nodes nodes;
  @Inject private Hub hub;

  @PostConstruct
  void assemble() {
    nodes.receive(
        LEFT,
        (from, message) ->
            unsubscribe(message.getJsonNumber("id").longValue(), message.getString("user_id")));
  }

  /** Early, so that it hears of other nodes' changes. */
  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  void changed(long id) {
    try (Sql sql = database.open()) {
      sql.first(
              row -> new Told(roll.of(sql, id, row.getLong("members_version")), changedEvent(row)),
              "SELECT id, direct, title, members_version FROM conversations WHERE id = ?",
              id)
          .ifPresent(
              told -> bus.publish(ConversationChannel.audience(id, told.members()), told.event()));
    }
  }

  static Event changedEvent(ResultSet conversation) throws SQLException {
    return Event.of(
        "conversation_changed",
        new JsonOutput()
            .put("conversation_id", Long.toString(conversation.getLong("id")))
            .put("kind", conversation.getBoolean("direct") ? "direct" : "group")
            .put("title", conversation.getString("title"))
            .put("members_version", conversation.getLong("members_version"))
            .build()
            .toString());
  }

  static Event leftEvent(long id) {
    String json = new JsonOutput().put("conversation_id", Long.toString(id)).build().toString();
    return Event.of("conversation_left", json);
  }

  /** The user is no member any more: nothing of the conversation reaches them from here on. */
  void left(long id, String userId) {
    typing.stopped(id, userId);
    unsubscribe(id, userId);
    nodes.sendAll(LEFT, new JsonOutput().put("id", id).put("user_id", userId).build().toString());
    bus.publish(ConversationChannel.audience(id, Set.of(userId)), leftEvent(id));
  }

  private void unsubscribe(long id, String userId) {
    for (Session session : hub.sessions().ofUser(userId)) {
      hub.channels().unsubscribe(session, ConversationChannel.of(id));
    }
  }
}
