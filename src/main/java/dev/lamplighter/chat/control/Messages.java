package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.chat.entity.Reaction;
import dev.lamplighter.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads messages: one statement, and one more where there are reactions. */
final class Messages {
  private static final int MAX_NAMED = 50;
  private static final String COLUMNS =
      "SELECT m.conversation_id, m.seq, m.sender_id, u.username, m.content, m.client_id,"
          + " m.reply_to, m.created_at, m.edited_at, m.deleted_at, m.version, m.reacted ";
  private static final String SENDER = " LEFT JOIN users u ON u.id = m.sender_id ";
  static final String AFTER =
      COLUMNS
          + "FROM messages m"
          + SENDER
          + "WHERE m.conversation_id = ? AND m.seq > ? ORDER BY m.seq LIMIT ?";
  static final String BEFORE =
      COLUMNS
          + "FROM messages m"
          + SENDER
          + "WHERE m.conversation_id = ? AND m.seq < ? ORDER BY m.seq DESC LIMIT ?";

  /** Places as two arrays of the same length: conversations, and seqs. */
  private static final String PLACES =
      "FROM unnest(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS w(conversation_id, seq)"
          + " JOIN messages m ON m.conversation_id = w.conversation_id AND m.seq ";

  private static final String AT = COLUMNS + PLACES + "= w.seq" + SENDER;
  static final String AFTER_EACH =
      COLUMNS + PLACES + "> w.seq" + SENDER + "ORDER BY m.conversation_id, m.seq";

  /** Changed after a time, of those up to these places. */
  static final String CHANGED_UP_TO =
      COLUMNS
          + PLACES
          + "<= w.seq"
          + SENDER
          + "WHERE m.changed_at > ? ORDER BY m.conversation_id, m.seq LIMIT ?";

  /** Of each kind the first, the viewer before them; how many there are is counted there too. */
  private static final String REACTIONS =
      "SELECT t.conversation_id, t.seq, t.emoji, t.user_id, t.total FROM ("
          + "SELECT r.conversation_id, r.seq, r.emoji, r.user_id,"
          + " count(*) OVER (PARTITION BY r.conversation_id, r.seq, r.emoji) AS total,"
          + " min(r.created_at) OVER (PARTITION BY r.conversation_id, r.seq, r.emoji) AS first_at,"
          + " row_number() OVER (PARTITION BY r.conversation_id, r.seq, r.emoji ORDER BY"
          + " CASE WHEN r.user_id = ? THEN 0 ELSE 1 END, r.created_at, r.user_id) AS place"
          + " FROM unnest(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY))"
          + " AS w(conversation_id, seq) JOIN message_reactions r"
          + " ON r.conversation_id = w.conversation_id AND r.seq = w.seq) t WHERE t.place <= "
          + MAX_NAMED
          + " ORDER BY t.first_at, t.emoji, t.place";

  private final Sql sql;
  private final String viewerId;

  /** For whoever is concerned. */
  Messages(Sql sql) {
    this(sql, "");
  }

  /**
   * @param viewerId who gets them, and finds their own reactions however many others there are
   */
  Messages(Sql sql, String viewerId) {
    this.sql = sql;
    this.viewerId = viewerId;
  }

  /** One as it comes from the database, and whether somebody reacted. */
  private record Found(Message message, boolean reacted) {}

  static String columns() {
    return columnsOf("messages m");
  }

  /**
   * @param source brings messages as {@code m}
   */
  static String columnsOf(String source) {
    return COLUMNS + "FROM " + source + SENDER;
  }

  List<Message> after(long conversationId, long seq, int limit) {
    return find(AFTER, conversationId, seq, limit);
  }

  /** In rising order too. */
  List<Message> before(long conversationId, long seq, int limit) {
    List<Message> found = new ArrayList<>(find(BEFORE, conversationId, seq, limit));
    Collections.reverse(found);
    return found;
  }

  Optional<Message> at(MessageId id) {
    return at(List.of(id)).stream().findFirst();
  }

  List<Message> at(Collection<MessageId> ids) {
    return ids.isEmpty()
        ? List.of()
        : find(
            AT,
            ids.stream().map(MessageId::conversationId).toList(),
            ids.stream().map(MessageId::seq).toList());
  }

  /** All after these places, by conversation and seq. */
  List<Message> afterEach(Collection<MessageId> places) {
    return places.isEmpty()
        ? List.of()
        : find(
            AFTER_EACH,
            places.stream().map(MessageId::conversationId).toList(),
            places.stream().map(MessageId::seq).toList());
  }

  /** Edited, deleted or reacted to since, of those up to these places. */
  List<Message> changedSince(Instant time, Collection<MessageId> places, int limit) {
    return places.isEmpty()
        ? List.of()
        : find(
            CHANGED_UP_TO,
            places.stream().map(MessageId::conversationId).toList(),
            places.stream().map(MessageId::seq).toList(),
            time,
            limit);
  }

  /**
   * @param query begins as {@link #columns}
   */
  List<Message> find(String query, Object... parameters) {
    List<Found> found = sql.query(Messages::read, query, parameters);
    List<MessageId> reacted =
        found.stream().filter(Found::reacted).map(f -> f.message().id()).toList();
    Map<MessageId, List<Reaction>> reactions = reacted.isEmpty() ? Map.of() : reactions(reacted);
    return found.stream()
        .map(Found::message)
        .map(m -> reactions.containsKey(m.id()) ? m.with(reactions.get(m.id())) : m)
        .toList();
  }

  private static Found read(ResultSet row) throws SQLException {
    boolean deleted = row.getObject("deleted_at") != null;
    Message message =
        new Message(
            row.getLong("conversation_id"),
            row.getLong("seq"),
            row.getString("sender_id"),
            row.getString("username"),
            row.getString("content"),
            Sql.instant(row, "created_at"),
            row.getString("client_id"),
            Sql.instant(row, "edited_at"),
            deleted,
            row.getLong("version"),
            Sql.number(row, "reply_to"),
            List.of());
    return new Found(message, row.getBoolean("reacted") && !deleted);
  }

  private record One(MessageId id, String emoji, String userId, long total) {}

  private Map<MessageId, List<Reaction>> reactions(List<MessageId> ids) {
    Map<MessageId, Map<String, Reaction>> kinds = new HashMap<>();
    for (One one : ones(ids)) {
      kinds
          .computeIfAbsent(one.id(), id -> new LinkedHashMap<>())
          .computeIfAbsent(
              one.emoji(), emoji -> new Reaction(emoji, one.total(), new ArrayList<>()))
          .userIds()
          .add(one.userId());
    }
    Map<MessageId, List<Reaction>> reactions = new HashMap<>();
    kinds.forEach((id, all) -> reactions.put(id, List.copyOf(all.values())));
    return reactions;
  }

  private List<One> ones(List<MessageId> ids) {
    return sql.query(
        row ->
            new One(
                new MessageId(row.getLong(1), row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getLong(5)),
        REACTIONS,
        viewerId,
        ids.stream().map(MessageId::conversationId).toList(),
        ids.stream().map(MessageId::seq).toList());
  }
}
