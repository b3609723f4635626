package dev.lamplighter.chat.boundary;

import static dev.lamplighter.chat.boundary.Talk.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.ListeningCrowd;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.TokenTable;
import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A long conversation and a large group, as a client meets them. Small ones in every build; a
 * million messages, 10,000 members and 3,000 sockets with {@code LAMPLIGHTER_TEST_FULL=true}.
 */
class ChatScaleIT {
  private static final boolean FULL = Boolean.parseBoolean(System.getenv("LAMPLIGHTER_TEST_FULL"));
  private static final int MESSAGES = FULL ? 1_000_000 : 20_000;
  private static final int MEMBERS = FULL ? 10_000 : 1_000;
  private static final int CONNECTED = FULL ? 3_000 : 200;

  /** In full on a machine of its own; a build shares one. */
  private static final Duration OPEN = Duration.ofMillis(FULL ? 50 : 250);

  private static final Duration SEARCH = Duration.ofMillis(250);
  private static final Duration REACH = Duration.ofMillis(500);

  /** Two of a long conversation; the first has many more, and is in the group with everyone. */
  private static final String LONG = "1000";

  private static final String GROUP = "2000";
  private static final TokenTable TOKENS = TokenTable.at(Instant.now());
  private static LamplighterServer server;

  @BeforeAll
  static void fill() throws SQLException {
    PostgresServer.Database database = PostgresServer.freshDatabase();
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.putAll(TOKENS.environment());
    environment.put("LAMPLIGHTER_LIMITS_ENABLED", "false");
    environment.put("LAMPLIGHTER_PING_INTERVAL", "PT10M");
    server = LamplighterServer.start(environment);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : rows()) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> rows() {
    return List.of(
        "INSERT INTO users (id, username, admin, display_name, created_at)"
            + " SELECT 'id-u' || n, 'u' || n, false, 'User', now() FROM generate_series(1, "
            + MEMBERS
            + ") n",
        "INSERT INTO conversations (id, direct, low_id, high_id, last_seq, created_at, changed_at,"
            + " previous_at) SELECT 999 + n, true, 'id-u1', 'id-u' || (n + 1), 0, now(),"
            + " now() - n * interval '1 minute', now() FROM generate_series(1, 200) n",
        "INSERT INTO conversations (id, direct, title, owner_id, last_seq, created_at, changed_at,"
            + " previous_at) SELECT 1999 + n, false, 'Everyone', 'id-u1', 0, now(), now(), now()"
            + " FROM generate_series(1, 10) n",
        "INSERT INTO conversation_members (conversation_id, user_id, joined_at)"
            + " SELECT id, u, now() FROM conversations, LATERAL (VALUES (low_id), (high_id)) m(u)"
            + " WHERE direct",
        "INSERT INTO conversation_members (conversation_id, user_id, joined_at)"
            + " SELECT c.id, u.id, now() FROM conversations c, users u WHERE NOT c.direct",
        "INSERT INTO messages (conversation_id, seq, sender_id, client_id, content, created_at)"
            + " SELECT 1000, n, 'id-u' || (1 + n % 2), 'c' || n, 'word' || (n % 5000)"
            + " || ' and what everybody says', now() - interval '1 year' + n * interval '1 second'"
            + " FROM generate_series(1, "
            + MESSAGES
            + ") n",
        "INSERT INTO messages (conversation_id, seq, sender_id, client_id, content, created_at)"
            + " SELECT id, n, low_id, id || '-' || n, 'some text', now()"
            + " FROM conversations, generate_series(1, 10) n WHERE direct AND id > 1000",
        "UPDATE conversations c SET last_seq = COALESCE("
            + " (SELECT max(seq) FROM messages m WHERE m.conversation_id = c.id), 0)",
        "ANALYZE");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Member member(int n) {
    String token = TOKENS.tokenOf("u" + n);
    return new Member("id-u" + n, "u" + n, "", token, RestClient.of(server).as(token));
  }

  /** The middle of many, when the server has done it before. */
  private static Duration typical(String what, Runnable request) {
    IntStream.range(0, 20).forEach(n -> request.run());
    List<Duration> times = Stream.generate(() -> time(request)).limit(21).sorted().toList();
    System.out.printf(
        "measured: %s of %d messages: %.1f ms%n", what, MESSAGES, times.get(10).toNanos() / 1e6);
    return times.get(10);
  }

  private static Duration time(Runnable request) {
    long begin = System.nanoTime();
    request.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Test
  void longConversationShouldOpenAtOnce() {
    Member reader = member(1);
    Map<String, String> paths =
        Map.of(
            "latest page",
            Talk.messages(LONG),
            "page in the middle",
            Talk.messages(LONG) + "?before=" + MESSAGES / 2,
            "page after the middle",
            Talk.messages(LONG) + "?after=" + MESSAGES / 2,
            "conversation",
            "/api/conversations/" + LONG,
            "list of conversations",
            "/api/conversations",
            "unread count",
            "/api/conversations/count");
    assertFast(reader, paths, OPEN);
  }

  @Test
  void searchShouldFindRareAndCommonWordsAmongMany() {
    Map<String, String> paths =
        Map.of(
            "search of a rare word", "/api/conversations/search?q=word77",
            "search of a common word", "/api/conversations/search?q=everybody");
    assertFast(member(1), paths, SEARCH);
  }

  private static void assertFast(Member reader, Map<String, String> paths, Duration limit) {
    SoftAssertions.assertSoftly(
        all ->
            paths.forEach(
                (what, path) -> {
                  all.assertThat(reader.rest().get(path).status()).isEqualTo(200);
                  all.assertThat(typical(what, () -> reader.rest().get(path)))
                      .as(what)
                      .isLessThan(limit);
                }));
  }

  @Test
  void syncInALongConversationShouldAnswerAtOnce() {
    Member reader = member(2);
    try (SocketClient socket = SocketClient.connected(server, reader)) {
      for (long missed : new long[] {0, 100, MESSAGES}) {
        var known = json("conversations", json(LONG, MESSAGES - missed));
        assertThat(typical("sync of " + missed, () -> socket.request("sync", known)))
            .isLessThan(OPEN);
      }
    }
  }

  @Test
  void largeGroupShouldNameTheCallerAndTellNobodyElseHowFarTheyRead() {
    Member last = member(MEMBERS - 1); // by name, the last who joined
    try (SocketClient socket = SocketClient.connected(server, last);
        SocketClient tab = SocketClient.connected(server, last);
        SocketClient other = SocketClient.connected(server, member(2))) {
      int seq = Talk.send(other, GROUP, "to be read").getInt("seq");
      Talk.data(socket.request("mark_read", json("conversation_id", GROUP, "seq", seq)));
      Talk.data(socket.request("mark_delivered", json("conversation_id", GROUP, "seq", seq)));
      assertThat(Talk.await(tab, "message_read").getInt("seq")).isEqualTo(seq);
      assertThat(other.framesUntilNow("message_read")).isEmpty();
      assertThat(Talk.look(last, GROUP).getJsonArray("reads").getValuesAs(JsonObject.class))
          .hasSize(51)
          .anyMatch(read -> read.getString("user_id").equals(last.id()))
          .allMatch(read -> read.getInt("seq") <= seq);
    }
  }

  @Test
  void messageToALargeGroupShouldReachAllItsSessionsAtOnce() {
    List<URI> uris =
        IntStream.rangeClosed(1, CONNECTED)
            .parallel()
            .mapToObj(n -> server.wsUrl("/ws?token=" + TOKENS.tokenOf("u" + n)))
            .toList();
    List<Duration> times = new ArrayList<>();
    try (ListeningCrowd crowd = ListeningCrowd.open(uris);
        SocketClient sender = SocketClient.connected(server, member(MEMBERS))) {
      for (int i = 0; i < 10; i++) {
        String text = "to all " + i;
        times.add(crowd.timeUntilAllHear(text, () -> Talk.send(sender, GROUP, text)));
      }
    }
    List<Long> millis = times.stream().map(Duration::toMillis).toList();
    System.out.printf(
        "measured: a message in a group of %d to its %d sessions: %s ms%n",
        MEMBERS, CONNECTED, millis);
    assertThat(times.subList(1, times.size())).allMatch(time -> time.compareTo(REACH) < 0);
  }
}
