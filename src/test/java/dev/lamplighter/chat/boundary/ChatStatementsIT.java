package dev.lamplighter.chat.boundary;

import static dev.lamplighter.chat.boundary.Talk.direct;
import static dev.lamplighter.chat.boundary.Talk.group;
import static dev.lamplighter.chat.boundary.Talk.json;
import static dev.lamplighter.chat.boundary.Talk.messages;
import static dev.lamplighter.chat.boundary.Talk.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many rows cost no more statements than few: PostgreSQL counts what the server sends it. */
class ChatStatementsIT {
  private static final int FEW = 2;
  private static final int MANY = 12;
  private static final int TIMES = 3;
  private static final String CHAT = "messages|message_|conversation|FROM users";

  /** What the server asks every few seconds by itself, and this test of PostgreSQL. */
  private static final String OTHERS = "changed_at <= |pg_stat|delivered_seq <";

  private final LamplighterServer server = LamplighterServer.sharedOnPostgres();
  private final RestClient rest = RestClient.of(server);

  /**
   * When it is done again, since the first time fills caches. The least of some: what the server
   * does later for earlier requests may fall into one.
   */
  private static long statements(Runnable request) {
    request.run();
    return IntStream.range(0, TIMES).mapToLong(time -> counted(request)).min().orElseThrow();
  }

  private static long counted(Runnable request) {
    long before = PostgresServer.statements(CHAT, OTHERS);
    request.run();
    return PostgresServer.statements(CHAT, OTHERS) - before;
  }

  /** Somebody with so many conversations, with a message in each. */
  private List<String> conversations(Member member, List<Member> others) {
    return others.stream()
        .map(other -> direct(member, other))
        .peek(id -> assertThat(post(member, id, "hello").status()).isEqualTo(201))
        .toList();
  }

  private List<Member> members(int count) {
    return Stream.generate(rest::register).limit(count).toList();
  }

  @Test
  void listOfConversationsAndSyncShouldCostTheSameForManyAsForFew() {
    Member few = rest.register();
    Member many = rest.register();
    List<Member> others = members(MANY);
    List<String> fewIds = conversations(few, others.subList(0, FEW));
    List<String> manyIds = conversations(many, others);

    long list = statements(() -> few.rest().get("/api/conversations"));
    assertThat(list).isBetween(1L, 5L);
    assertThat(statements(() -> many.rest().get("/api/conversations"))).isEqualTo(list);
    assertThat(statements(() -> many.rest().get("/api/conversations/count"))).isEqualTo(1);
    long sync = syncStatements(few, fewIds);
    assertThat(sync).isBetween(1L, 5L);
    assertThat(syncStatements(many, manyIds)).isEqualTo(sync);
  }

  private long syncStatements(Member member, List<String> ids) {
    JsonObjectBuilder known = Json.createObjectBuilder();
    ids.forEach(id -> known.add(id, 0));
    JsonObject command = json("conversations", known.build(), "away_seconds", 60);
    try (SocketClient socket = SocketClient.connected(server, member)) {
      return statements(() -> Talk.data(socket.request("sync", command)));
    }
  }

  @Test
  void pageShouldCostTheSameForManyMessagesAndReactionsAsForFew() {
    Member ana = rest.register();
    Member ben = rest.register();
    String id = direct(ana, ben);
    for (int i = 1; i <= MANY; i++) {
      String message = post(ana, id, "m" + i).json().getString("message_id");
      ben.rest().put(messages(id) + "/" + message + "/reactions/x");
    }
    long few = statements(() -> ana.rest().get(messages(id) + "?limit=" + FEW));
    assertThat(few).isBetween(1L, 3L);
    assertThat(statements(() -> ana.rest().get(messages(id)))).isEqualTo(few);
  }

  @Test
  void sendShouldCostTheSameInALargeGroupAsInASmallOne() {
    Member ana = rest.register();
    List<Member> others = members(MANY);
    String small = group(ana, "Few", others.get(0));
    String large = group(ana, "Many", others.toArray(Member[]::new));

    long few = statements(() -> post(ana, small, "hello", "s" + System.nanoTime()));
    assertThat(few).isBetween(1L, 6L);
    assertThat(statements(() -> post(ana, large, "hello", "l" + System.nanoTime()))).isEqualTo(few);
  }

  @Test
  void manyMessagesAtOnceShouldShareTheirStatements() {
    Member ana = rest.register();
    String id = direct(ana, rest.register());
    try (SocketClient socket = SocketClient.connected(server, ana)) {
      long cost =
          statements(
              () -> {
                long before = Talk.look(ana, id).getInt("last_seq");
                IntStream.range(0, 100).forEach(i -> send(socket, id));
                Talk.send(socket, id, "the last");
                assertThat(Talk.look(ana, id).getInt("last_seq")).isEqualTo(before + 101);
              });
      assertThat(cost).as("statements for 101 messages and two looks").isLessThan(101 * 4);
    }
  }

  private static void send(SocketClient socket, String id) {
    socket.send("send_message", json("conversation_id", id, "content", "one of many"));
  }
}
