package dev.lamplighter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a client can rely on whatever wire it speaks. */
interface WireContract {
  Map<String, String> SETTINGS =
      Map.of("LAMPLIGHTER_CHANNELS_PUBLISH", "user", "LAMPLIGHTER_LIMITS_ENABLED", "false");

  /** One client, past its greeting. */
  interface Client {
    JsonObject greeting();

    /** The answer, with {@code ok:true}, or the problem. */
    JsonObject request(String command, JsonObject data);

    JsonObject await(String event);

    /** The data of all events of that name so far. */
    List<JsonObject> all(String event);

    /** Returns when the server has ended it. */
    void awaitEnd();

    void close();
  }

  LamplighterServer server();

  Client connect(LamplighterServer server, Member member);

  private Member member() {
    return RestClient.of(server()).register();
  }

  @Test
  default void greetingShouldSayWhoIsConnected() {
    Member ana = member();
    Client client = connect(server(), ana);
    JsonObject greeting = client.greeting();

    assertThat(greeting.getString("user_id")).isEqualTo(ana.id());
    assertThat(greeting.getString("username")).isEqualTo(ana.username());
    assertThat(greeting.getInt("expires_in")).isPositive();
    assertThat(greeting.getString("sid")).isNotBlank();
    client.close();
  }

  @Test
  default void commandShouldBeAnsweredAndRefusalNameTheField() {
    Client client = connect(server(), member());

    assertThat(client.request("activity", JsonValue.EMPTY_JSON_OBJECT).getBoolean("ok")).isTrue();
    JsonObject problem = client.request("watch", JsonValue.EMPTY_JSON_OBJECT);
    assertThat(problem.getInt("status")).isEqualTo(400);
    assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo("usernames");
    assertThat(client.request("no_such_thing", JsonValue.EMPTY_JSON_OBJECT).getInt("status"))
        .isEqualTo(400);
    client.close();
  }

  @Test
  default void pingShouldBeAnsweredByAnEventToo() {
    Client client = connect(server(), member());
    client.request("ping", JsonValue.EMPTY_JSON_OBJECT);
    assertThat(client.await("pong").getString("timestamp")).isNotBlank();
    client.close();
  }

  @Test
  default void eventsShouldComeInTheOrderOfTheirPublisher() {
    Member ana = member();
    JsonObject channel = Json.createObjectBuilder().add("channel", "app:" + ana.username()).build();
    Client client = connect(server(), ana);
    assertThat(client.request("subscribe", channel).getBoolean("ok")).isTrue();
    for (int i = 0; i < 200; i++) {
      JsonObject event = Json.createObjectBuilder(channel).add("data", i).build();
      assertThat(client.request("publish", event).getBoolean("ok")).isTrue();
    }

    client.request("ping", JsonValue.EMPTY_JSON_OBJECT);
    client.await("pong");
    assertThat(client.all("channel_event").stream().map(event -> event.getInt("data")))
        .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
    client.close();
  }

  @Test
  default void signingOutShouldEndThatLoginsClientOnly() {
    Member ana = member();
    Member phone = RestClient.of(server()).login(ana.username(), ana.password());
    Client onDesk = connect(server(), ana);
    Client onPhone = connect(server(), phone);

    assertThat(phone.rest().post("/api/auth/logout").status()).isEqualTo(204);
    onPhone.awaitEnd();
    assertThat(onDesk.request("activity", JsonValue.EMPTY_JSON_OBJECT).getBoolean("ok")).isTrue();
    onDesk.close();
  }

  @Test
  default void stoppingServerShouldSaySoFirst() {
    try (LamplighterServer stopping = LamplighterServer.start(SETTINGS)) {
      Client client = connect(stopping, RestClient.of(stopping).register());
      // a polling client that is busy with its greeting asks too late: see docs/socketio.md
      assertThat(client.request("activity", JsonValue.EMPTY_JSON_OBJECT).getBoolean("ok")).isTrue();
      stopping.terminate();

      assertThat(client.await("server_draining").getInt("reconnect_after_ms")).isPositive();
      client.close();
    }
  }
}
