package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds messages in a user's conversations. Rare words are found by their index. Of common ones the
 * index would bring most of all messages, so each conversation is read from its end until enough
 * are found.
 */
@ApplicationScoped
public class Search {
  /** Messages that the index may bring; more, by PostgreSQL's estimate, make a word common. */
  static final long RARE = 5_000;

  private static final String MATCH =
      "m.deleted_at IS NULL AND to_tsvector('simple', m.content) @@ to_tsquery('simple', ?)";
  private static final String OLDER =
      " AND (m.created_at, m.conversation_id, m.seq) < (CAST(? AS timestamp with time zone), ?, ?)";
  private static final String NEWEST_FIRST =
      " ORDER BY m.created_at DESC, m.conversation_id DESC, m.seq DESC LIMIT ?";
  private static final String OWN =
      Messages.columns()
          + "WHERE m.conversation_id IN"
          + " (SELECT n.conversation_id FROM conversation_members n WHERE n.user_id = ?) AND ";

  static final String WORDS = OWN + MATCH + OLDER + NEWEST_FIRST;
  static final String COMMON_WORDS =
      Messages.columnsOf(
              "conversation_members n CROSS JOIN LATERAL (SELECT m.* FROM messages m"
                  + " WHERE m.conversation_id = n.conversation_id AND "
                  + MATCH
                  + OLDER
                  + " ORDER BY m.seq DESC LIMIT ?) m")
          + "WHERE n.user_id = ?"
          + NEWEST_FIRST;

  private static final String ESTIMATE = "EXPLAIN SELECT 1 FROM messages m WHERE " + MATCH;
  private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");
  private static final String ANYWHERE =
      OWN + "m.deleted_at IS NULL AND lower(m.content) LIKE ? ESCAPE '!'" + OLDER + NEWEST_FIRST;
  private static final Pattern SPACE = Pattern.compile("(?U)\\s+");

  /** Where a page ends: a message's time, conversation and seq. */
  private record Place(Instant time, long conversationId, long seq) {
    static final Place NEWEST = new Place(Instant.parse("9999-01-01T00:00:00Z"), 0, 0);

    static Place of(String cursor) {
      if (!cursor.matches("\\d{1,15} \\d{1,18} \\d{1,18}")) {
        throw PageRequest.badCursor();
      }
      String[] parts = cursor.split(" ");
      return new Place(
          Instant.ofEpochMilli(Long.parseLong(parts[0])),
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]));
    }

    static String after(Message m) {
      return m.timestamp().toEpochMilli() + " " + m.conversationId() + " " + m.seq();
    }
  }

  @Inject private Database database;
  private boolean fullText;

  @PostConstruct
  void chooseSearch() {
    try (Sql sql = database.open()) {
      fullText = sql.isPostgres();
    }
  }

  /** Newest first. */
  public Page<Message> find(String userId, String text, PageRequest request) {
    Place from = request.after().map(Place::of).orElse(Place.NEWEST);
    int limit = request.limit() + 1;
    try (Sql sql = database.open()) {
      Messages messages = new Messages(sql, userId);
      if (!fullText) {
        return page(request, find(messages, ANYWHERE, userId, like(text), from, limit));
      }
      String words = words(text);
      return page(
          request,
          estimate(sql, words) <= RARE
              ? find(messages, WORDS, userId, words, from, limit)
              : findCommon(messages, userId, words, from, limit));
    }
  }

  private static Page<Message> page(PageRequest request, List<Message> found) {
    return request.page(found, Place::after);
  }

  private static List<Message> find(
      Messages messages, String query, String userId, String text, Place from, int limit) {
    return messages.find(
        query, userId, text, from.time(), from.conversationId(), from.seq(), limit);
  }

  private static List<Message> findCommon(
      Messages messages, String userId, String words, Place from, int limit) {
    return messages.find(
        COMMON_WORDS, words, from.time(), from.conversationId(), from.seq(), limit, userId, limit);
  }

  /** How many messages PostgreSQL expects the words in; costs no reading. */
  private static long estimate(Sql sql, String words) {
    return sql.query(row -> row.getString(1), ESTIMATE, words).stream()
        .map(ROWS::matcher)
        .filter(Matcher::find)
        .map(rows -> Long.parseLong(rows.group(1)))
        .findFirst()
        .orElse(0L);
  }

  /**
   * All words, each as the beginning of one. What is a word in between spaces is left to
   * PostgreSQL: it keeps names of files and hosts, and numbers, whole in its index.
   */
  private static String words(String text) {
    String words =
        SPACE
            .splitAsStream(text)
            .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
            .map(word -> "'" + word.replace("\\", "\\\\").replace("'", "''") + "':*")
            .collect(Collectors.joining(" & "));
    if (words.isEmpty()) {
      throw noWord();
    }
    return words;
  }

  private static String like(String text) {
    String part = text.strip().toLowerCase(Locale.ROOT);
    if (part.isEmpty()) {
      throw noWord();
    }
    return "%" + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  private static ProblemException noWord() {
    return ProblemException.invalid("q", "must have a letter or digit");
  }
}
