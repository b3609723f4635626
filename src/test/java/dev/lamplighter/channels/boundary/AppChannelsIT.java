package dev.lamplighter.channels.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** App channels where every user may publish. */
class AppChannelsIT {
  private static LamplighterServer server;

  @BeforeAll
  static void start() {
    server =
        LamplighterServer.start(
            Map.of("LAMPLIGHTER_CHANNELS_PUBLISH", "user", "LAMPLIGHTER_LIMITS_ENABLED", "false"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonObject channel(String name) {
    return Json.createObjectBuilder().add("channel", name).build();
  }

  private static JsonObject event(String channel, int number) {
    return Json.createObjectBuilder()
        .add("channel", channel)
        .add("data", Json.createObjectBuilder().add("number", number))
        .build();
  }

  private SocketClient subscriber(String channel) {
    SocketClient socket = SocketClient.connected(server, RestClient.of(server).register());
    socket.request("subscribe", channel(channel));
    return socket;
  }

  private static List<Integer> numbers(SocketClient socket) {
    return socket.framesUntilNow("channel_event").stream()
        .map(f -> f.getJsonObject("data").getJsonObject("data").getInt("number"))
        .toList();
  }

  @Test
  void everySubscriberShouldHearAllInOrderThePublisherIncluded() {
    try (SocketClient ana = subscriber("app:orders");
        SocketClient ben = subscriber("app:orders");
        SocketClient other = subscriber("app:others")) {
      IntStream.range(0, 300).forEach(i -> ana.send("publish", event("app:orders", i)));
      ana.request("publish", event("app:orders", 300));
      ben.await(
          "the last event",
          f ->
              f.getString("event").equals("channel_event")
                  && f.getJsonObject("data").getJsonObject("data").getInt("number") == 300);

      List<Integer> all = IntStream.rangeClosed(0, 300).boxed().toList();
      assertThat(numbers(ana)).isEqualTo(all);
      assertThat(numbers(ben)).isEqualTo(all);
      assertThat(numbers(other)).isEmpty();
    }
  }

  @Test
  void eventShouldSayWhereItCameFrom() {
    Member member = RestClient.of(server).register();
    try (SocketClient ana = subscriber("app:named")) {
      JsonObject body = Json.createObjectBuilder().add("data", "hello").build();
      assertThat(member.rest().post("/api/channels/named/events", body).status()).isEqualTo(200);

      JsonObject data = ana.await("channel_event").getJsonObject("data");
      assertThat(data.getString("channel")).isEqualTo("app:named");
      assertThat(data.getString("from")).isEqualTo(member.username());
      assertThat(data.getString("data")).isEqualTo("hello");
      assertThat(data.getString("timestamp")).isNotBlank();
    }
  }

  @Test
  void whatFitsInNoFrameShouldBeRefused() {
    Member member = RestClient.of(server).register();
    JsonObject body = Json.createObjectBuilder().add("data", "x".repeat(100_000)).build();

    Answer answer = member.rest().post("/api/channels/large/events", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo("data");
  }

  @Test
  void nobodyShouldPublishToChannelsThatAreNotTheirs() {
    try (SocketClient ana = subscriber("app:own")) {
      assertThat(ana.request("publish", event("online", 1)).getString("event")).isEqualTo("error");
      assertThat(ana.request("publish", channel("app:own")).getString("event")).isEqualTo("error");
    }
  }

  @Test
  void withoutTheRoleAUserShouldSubscribeButNotPublish() {
    LamplighterServer strict = LamplighterServer.shared();
    Member member = RestClient.of(strict).register();
    try (SocketClient socket = SocketClient.connected(strict, member)) {
      assertThat(socket.request("subscribe", channel("app:x")).getString("event"))
          .isEqualTo("reply");
      JsonObject refusal = socket.request("publish", event("app:x", 1));
      assertThat(refusal.getJsonObject("data").getInt("status")).isEqualTo(403);
      assertThat(
              member
                  .rest()
                  .post("/api/channels/x/events", Json.createObjectBuilder().add("data", 1).build())
                  .status())
          .isEqualTo(403);
    }
  }

  @Test
  void unsubscribedSocketShouldHearNoMore() {
    try (SocketClient ana = subscriber("app:gone");
        SocketClient ben = subscriber("app:gone")) {
      ben.request("unsubscribe", channel("app:gone"));
      ana.request("publish", event("app:gone", 1));
      ana.await("channel_event");

      assertThat(numbers(ben)).isEmpty();
    }
  }
}
