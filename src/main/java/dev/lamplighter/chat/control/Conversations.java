package dev.lamplighter.chat.control;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.chat.entity.Conversation;
import dev.lamplighter.chat.entity.Conversation.Reader;
import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageRequest.Place;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A user's conversations, in four statements however many they are. */
@ApplicationScoped
public class Conversations {
  /** Members that a conversation names. */
  private static final int NAMED = 50;

  private static final String SELECT =
      "SELECT c.id, c.direct, c.title, c.owner_id, c.last_seq, c.changed_at, m.read_seq, m.muted, "
          + Receipts.UNREAD
          + " AS unread, (SELECT count(*) FROM conversation_members n"
          + " WHERE n.conversation_id = c.id) AS member_count"
          + " FROM conversation_members m JOIN conversations c ON c.id = m.conversation_id"
          + " WHERE m.user_id = ? AND ";
  static final String LIST =
      SELECT + "(c.changed_at, c.id) < (?, ?) ORDER BY c.changed_at DESC, c.id DESC LIMIT ?";
  static final String COUNT =
      "SELECT count(*) FROM conversation_members m JOIN conversations c ON c.id = m.conversation_id"
          + " WHERE m.user_id = ? AND c.last_seq > m.read_seq AND "
          + Receipts.UNREAD
          + " > 0";

  /** One's own cursors as they are, the others' as the caller is shown them. */
  private static final String READER =
      "SELECT r.conversation_id, r.user_id, u.username,"
          + " CASE WHEN r.user_id = v.id THEN r.read_seq"
          + " ELSE COALESCE(f.read_seq, r.shown_read_seq) END AS read_seq,"
          + " CASE WHEN r.user_id = v.id THEN r.delivered_seq"
          + " ELSE COALESCE(f.delivered_seq, r.shown_delivered_seq) END AS delivered_seq"
          + " FROM (SELECT CAST(? AS varchar(255)) AS id) v CROSS JOIN ";

  private static final String SHOWN =
      " JOIN users u ON u.id = r.user_id LEFT JOIN frozen_receipts f"
          + " ON f.conversation_id = r.conversation_id AND f.viewer_id = v.id"
          + " AND f.reader_id = r.user_id";

  private static final String MEMBER =
      "(SELECT m.* FROM conversation_members m WHERE m.conversation_id = w.id";

  /** The first, who are found by their index however many follow, and the caller. */
  static final String READERS =
      READER
          + "unnest(CAST(? AS bigint ARRAY)) AS w(id) CROSS JOIN LATERAL ("
          + MEMBER
          + " ORDER BY m.joined_at, m.user_id LIMIT "
          + NAMED
          + ") UNION "
          + MEMBER
          + " AND m.user_id = v.id)) r"
          + SHOWN
          + " ORDER BY r.conversation_id, r.joined_at, r.user_id";

  /** The same on H2, which has no LATERAL. */
  private static final String READERS_ON_H2 =
      READER
          + "(SELECT m.*, row_number() OVER (PARTITION BY m.conversation_id"
          + " ORDER BY m.joined_at, m.user_id) AS place FROM conversation_members m"
          + " WHERE m.conversation_id = ANY(?)) r"
          + SHOWN
          + " WHERE r.place <= "
          + NAMED
          + " OR r.user_id = v.id ORDER BY r.conversation_id, r.place";

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  @Inject private Database database;
  @Inject private Members members;
  private String readers;

  @PostConstruct
  void chooseReaders() {
    try (Sql sql = database.open()) {
      readers = sql.isPostgres() ? READERS : READERS_ON_H2;
    }
  }

  /** What the database has of some conversations, but for their members' profiles. */
  private record Shelf(
      List<Conversation> conversations,
      Map<Long, List<Reader>> readers,
      Map<Long, Message> last,
      String next) {}

  /** Last changed first. */
  public Page<JsonObject> page(String userId, PageRequest request) {
    Place place = request.place().orElse(new Place(LATEST, "0"));
    if (!place.id().matches("\\d{1,18}")) {
      throw PageRequest.badCursor();
    }
    Shelf shelf = page(userId, request, place);
    return new Page<>(described(shelf), shelf.next());
  }

  private Shelf page(String userId, PageRequest request, Place place) {
    try (Sql sql = database.open()) {
      List<Conversation> found =
          sql.query(
              Conversations::read,
              LIST,
              userId,
              place.time(),
              Long.parseLong(place.id()),
              request.limit() + 1);
      Page<Conversation> page =
          request.page(found, c -> new Place(c.changedAt(), Long.toString(c.id())).text());
      return shelf(sql, userId, page.items(), page.next());
    }
  }

  /**
   * @throws dev.lamplighter.problem.ProblemException NOT_FOUND for all but members
   */
  public JsonObject one(String userId, long id) {
    return described(find(userId, id)).get(0);
  }

  private Shelf find(String userId, long id) {
    try (Sql sql = database.open()) {
      List<Conversation> found = sql.query(Conversations::read, SELECT + "c.id = ?", userId, id);
      if (found.isEmpty()) {
        throw Standings.unknown();
      }
      return shelf(sql, userId, found, null);
    }
  }

  /** How many have messages that the user has not read. */
  public long unread(String userId) {
    try (Sql sql = database.open()) {
      return sql.first(row -> row.getLong(1), COUNT, userId).orElseThrow();
    }
  }

  private static Conversation read(ResultSet row) throws SQLException {
    return new Conversation(
        row.getLong("id"),
        row.getBoolean("direct"),
        row.getString("title"),
        row.getString("owner_id"),
        row.getLong("member_count"),
        row.getLong("last_seq"),
        row.getLong("read_seq"),
        row.getLong("unread"),
        row.getBoolean("muted"),
        Sql.instant(row, "changed_at"));
  }

  private Shelf shelf(Sql sql, String userId, List<Conversation> found, String next) {
    Map<Long, List<Reader>> readers =
        readers(sql, userId, found.stream().map(Conversation::id).toList());
    Map<Long, Message> last =
        new Messages(sql, userId)
            .at(lastOf(found)).stream().collect(Collectors.toMap(Message::conversationId, m -> m));
    return new Shelf(found, readers, last, next);
  }

  /** Holds no connection: looking users up takes one, and who waits for a second locks the pool. */
  private List<JsonObject> described(Shelf shelf) {
    Map<String, Member> users =
        members
            .byIds(
                shelf.readers().values().stream()
                    .flatMap(List::stream)
                    .map(Reader::userId)
                    .collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(Member::userId, user -> user));
    return shelf.conversations().stream()
        .map(
            c -> {
              List<Reader> named = shelf.readers().getOrDefault(c.id(), List.of());
              return c.toJson(users(named, users), named, shelf.last().get(c.id()));
            })
        .toList();
  }

  private static List<MessageId> lastOf(Collection<Conversation> found) {
    return found.stream()
        .filter(c -> c.lastSeq() > 0)
        .map(c -> new MessageId(c.id(), c.lastSeq()))
        .toList();
  }

  private static List<Member> users(List<Reader> readers, Map<String, Member> users) {
    return readers.stream()
        .map(reader -> users.get(reader.userId()))
        .filter(Objects::nonNull)
        .toList();
  }

  private Map<Long, List<Reader>> readers(Sql sql, String userId, List<Long> ids) {
    Map<Long, List<Reader>> found = new HashMap<>();
    if (!ids.isEmpty()) {
      ids.forEach(id -> found.put(id, new ArrayList<>()));
      sql.query(
          row ->
              found
                  .get(row.getLong("conversation_id"))
                  .add(
                      new Reader(
                          row.getString("user_id"),
                          row.getString("username"),
                          row.getLong("read_seq"),
                          row.getLong("delivered_seq"))),
          readers,
          userId,
          ids);
    }
    return found;
  }
}
