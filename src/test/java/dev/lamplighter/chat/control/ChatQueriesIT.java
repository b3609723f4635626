package dev.lamplighter.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The statements that run for every message or every page, on tables that have grown. */
class ChatQueriesIT {
  private static Connection connection;

  @BeforeAll
  static void fill() throws SQLException {
    PostgresServer.Database database = PostgresServer.freshDatabase();
    LamplighterServer.start(database.environment()).close();
    connection = database.connect();
    try (Statement statement = connection.createStatement()) {
      for (String sql :
          new String[] {
            "INSERT INTO users (id, username, admin, display_name, created_at)"
                + " SELECT 'u' || n, 'u' || n, false, 'x', now() FROM generate_series(1, 2000) n",
            "INSERT INTO conversations (direct, low_id, high_id, last_seq, created_at, changed_at,"
                + " previous_at) SELECT true, 'u1', 'u' || n, 0, now(),"
                + " now() - n * interval '1 minute', now() FROM generate_series(1, 2000) n",
            "INSERT INTO conversation_members (conversation_id, user_id, joined_at)"
                + " SELECT id, u, now() FROM conversations, LATERAL (VALUES (low_id), (high_id))"
                + " AS m(u) ON CONFLICT DO NOTHING",
            "INSERT INTO messages (conversation_id, seq, sender_id, client_id, content, created_at)"
                + " SELECT (SELECT min(id) FROM conversations), n, 'u1', 'c' || n,"
                + " 'word' || (n % 5000) || ' text', now() FROM generate_series(1, 60000) n",
            "INSERT INTO messages (conversation_id, seq, sender_id, client_id, content, created_at)"
                + " SELECT id, n, high_id, 'c' || id || '-' || n, 'some text', now()"
                + " FROM conversations, generate_series(1, 10) n"
                + " WHERE id > (SELECT min(id) FROM conversations)",
            "UPDATE conversations c SET last_seq ="
                + " (SELECT max(seq) FROM messages m WHERE m.conversation_id = c.id)",
            "VACUUM ANALYZE"
          }) {
        statement.execute(sql);
      }
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static String plan(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
      for (int i = 0; i < parameters.length; i++) {
        Object parameter = parameters[i];
        if (parameter instanceof Long[] numbers) {
          parameter = connection.createArrayOf("bigint", numbers);
        } else if (parameter instanceof String[] texts) {
          parameter = connection.createArrayOf("varchar", texts);
        }
        statement.setObject(i + 1, parameter);
      }
      try (ResultSet rows = statement.executeQuery()) {
        StringBuilder plan = new StringBuilder();
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
        return plan.toString();
      }
    }
  }

  private static Long[] numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Long::valueOf).toArray(Long[]::new);
  }

  private static String[] texts(String prefix, int count) {
    String[] texts = new String[count];
    Arrays.setAll(texts, i -> prefix + (i + 1));
    return texts;
  }

  @Test
  void pagesOfAConversationShouldFollowItsIndex() throws SQLException {
    for (String sql : new String[] {Messages.AFTER, Messages.BEFORE}) {
      assertThat(plan(sql, 1L, 30_000L, 51))
          .contains("messages_pk")
          .doesNotContain("Seq Scan on messages")
          .doesNotContain("Sort");
    }
  }

  @Test
  void repeatsShouldBeFoundByTheirIndex() throws SQLException {
    assertThat(plan(Repeats.FIND, texts("u", 200), texts("c", 200)))
        .contains("messages_client_uq")
        .doesNotContain("Seq Scan on messages");
  }

  @Test
  void syncShouldFollowTheIndexOfEachConversation() throws SQLException {
    Long[] ids = numbers(20);
    assertThat(plan(Messages.AFTER_EACH, ids, ids))
        .contains("messages_pk")
        .doesNotContain("Seq Scan on messages");
  }

  @Test
  void tailShouldReadWhatChangedOnly() throws SQLException {
    OffsetDateTime now = OffsetDateTime.now();
    assertThat(plan(CatchUp.CHANGED, now.minusSeconds(30), now))
        .contains("conversations_changed_ix");
  }

  @Test
  void recoveryShouldReadOwnConversationsOnly() throws SQLException {
    OffsetDateTime since = OffsetDateTime.now().minusMinutes(1);
    for (String plan :
        new String[] {
          plan(Absence.PARTS, 501, since, "u7", since, 501),
          plan(Meanwhile.LEFT, "u7", since, 501),
          plan(Meanwhile.SHAPED, "u7", since, since, 501),
          plan(Meanwhile.CHANGED, "u7", since, 501),
          plan(Meanwhile.READ, since, "u7", since, 501)
        }) {
      assertThat(plan)
          .doesNotContain("Seq Scan on messages")
          .doesNotContain("Seq Scan on conversation_members");
    }
  }

  @Test
  void conversationsAndTheirCountShouldNotReadAllMessages() throws SQLException {
    assertThat(plan(Conversations.LIST, "u7", OffsetDateTime.now(), 0L, 51))
        .contains("conversation_members_user_ix")
        .doesNotContain("Seq Scan");
    assertThat(plan(Conversations.COUNT, "u7"))
        .contains("conversation_members_user_ix")
        .doesNotContain("Seq Scan");
  }

  @Test
  void searchShouldUseTheIndexOfRareWords() throws SQLException {
    assertThat(plan(Search.WORDS, "u1", "word77:*", OffsetDateTime.now(), 0L, 0L, 51))
        .contains("messages_text_ix")
        .doesNotContain("Seq Scan on messages");
  }

  @Test
  void searchOfCommonWordsShouldReadOwnConversationsFromTheirEnds() throws SQLException {
    assertThat(plan(Search.COMMON_WORDS, "text:*", OffsetDateTime.now(), 0L, 0L, 51, "u7", 51))
        .contains("Index Scan Backward using messages_pk")
        .doesNotContain("Seq Scan on messages");
  }

  @Test
  void changesShouldBeFoundByTheirIndex() throws SQLException {
    Long[] ids = numbers(20);
    assertThat(plan(Messages.CHANGED_UP_TO, ids, ids, OffsetDateTime.now().minusMinutes(1), 201))
        .contains("messages_changed_ix")
        .doesNotContain("Seq Scan on messages");
  }

  @Test
  void firstMembersShouldBeFoundByTheirIndex() throws SQLException {
    assertThat(plan(Conversations.READERS, "u7", numbers(50)))
        .contains("conversation_members_list_ix")
        .doesNotContain("Seq Scan on conversation_members");
  }
}
