package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a client missed during a break, in five statements however many conversations it names. */
@ApplicationScoped
public class Sync {
  /** Messages in one answer. */
  private static final int MOST = 500;

  /** Characters in one answer, about. */
  private static final int MOST_CHARACTERS = 512 * 1024;

  /** A change may be committed this long after its time, and its event wait in a socket. */
  private static final Duration COMMIT = Duration.ofSeconds(15);

  @Inject private Database database;
  @Inject private DatabaseClock clock;
  @Inject private MessageRoad road;

  /**
   * @param known by conversation the last seq that the client has
   * @param away how long ago the client heard anything, by its own measure; or null, where it does
   *     not ask for what was changed
   * @return by conversation {@code {messages, gap, fetch}}, and {@code changed} where it was asked
   *     for; without those that are not the user's
   */
  public JsonObject missed(Session session, Map<Long, Long> known, Duration away) {
    if (known.isEmpty()) { // an empty array has no type
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    try (Sql sql = database.open()) {
      Map<Long, Long> last = lastOf(sql, session.userId(), known);
      List<MessageId> places = new ArrayList<>();
      long budget = MOST;
      for (Map.Entry<Long, Long> one : known.entrySet()) {
        long missing = last.getOrDefault(one.getKey(), 0L) - one.getValue();
        if (missing > 0 && missing <= budget) {
          budget -= missing;
          places.add(new MessageId(one.getKey(), one.getValue()));
        }
      }
      Map<Long, List<Message>> found = new HashMap<>();
      Messages all = new Messages(sql, session.userId());
      all.afterEach(places)
          .forEach(m -> found.computeIfAbsent(m.conversationId(), id -> new ArrayList<>()).add(m));
      return answer(session, known, last, found, changed(all, known, last, away));
    }
  }

  private Optional<Changed> changed(
      Messages all, Map<Long, Long> known, Map<Long, Long> last, Duration away) {
    if (away == null) {
      return Optional.empty();
    }
    List<MessageId> places =
        last.keySet().stream().map(id -> new MessageId(id, known.get(id))).toList();
    Instant since = clock.instant().minus(away).minus(COMMIT);
    return Optional.of(Changed.of(all.changedSince(since, places, Changed.ENOUGH)));
  }

  private static Map<Long, Long> lastOf(Sql sql, String userId, Map<Long, Long> known) {
    Map<Long, Long> last = new HashMap<>();
    sql.query(
        row -> last.put(row.getLong(1), row.getLong(2)),
        "SELECT c.id, c.last_seq FROM conversations c JOIN conversation_members m"
            + " ON m.conversation_id = c.id AND m.user_id = ? WHERE c.id = ANY(?)",
        userId,
        known.keySet());
    return last;
  }

  private JsonObject answer(
      Session session,
      Map<Long, Long> known,
      Map<Long, Long> last,
      Map<Long, List<Message>> found,
      Optional<Changed> changed) {
    JsonOutput answer = new JsonOutput();
    Map<Long, Long> floors = new LinkedHashMap<>();
    int size = 0;
    for (Map.Entry<Long, Long> one : known.entrySet()) {
      long id = one.getKey();
      if (!last.containsKey(id)) {
        continue;
      }
      List<Message> messages = found.getOrDefault(id, List.of());
      boolean missing = last.get(id) > one.getValue() && messages.isEmpty();
      int length = messages.stream().mapToInt(Changed::length).sum();
      boolean gap = missing || (size > 0 && size + length > MOST_CHARACTERS);
      size += gap ? 0 : length;
      JsonOutput missed = gap ? gap(id, one.getValue()) : all(messages);
      changed.ifPresent(all -> all.addTo(missed, id));
      answer.put(Long.toString(id), missed.build());
      if (!gap && !messages.isEmpty()) {
        floors.put(id, messages.get(messages.size() - 1).seq());
      }
    }
    road.synced(session, floors);
    return answer.build();
  }

  private static JsonOutput all(List<Message> messages) {
    return new JsonOutput()
        .putList("messages", messages, Message::toJson)
        .put("gap", false)
        .put("fetch", JsonValue.NULL);
  }

  private static JsonOutput gap(long id, long seq) {
    return new JsonOutput()
        .put("messages", JsonValue.EMPTY_JSON_ARRAY)
        .put("gap", true)
        .put("fetch", "/api/conversations/" + id + "/messages?after=" + seq);
  }
}
