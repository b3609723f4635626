package dev.lamplighter.channels.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.StockClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a host back end tells some of its users. */
class SubjectEventsIT {
  private static final LamplighterServer SERVER = LamplighterServer.sharedDemo();
  private static final RestClient HOST = RestClient.of(SERVER).login("admin", "lamplighter").rest();

  private final Member ana = RestClient.of(SERVER).register();
  private final Member ben = RestClient.of(SERVER).register();

  private static JsonObject body(String event, String text, String... users) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    for (String user : users) {
      names.add(user);
    }
    return Json.createObjectBuilder()
        .add("users", names)
        .add("event", event)
        .add("data", Json.createObjectBuilder().add("text", text))
        .build();
  }

  @Test
  void updateShouldReachThoseNamedOnAllTheirWiresAndNobodyElse() {
    try (SocketClient named = SocketClient.connected(SERVER, ana);
        StockClient stock = StockClient.open(SERVER, ana.token(), "websocket");
        SocketClient other = SocketClient.connected(SERVER, ben)) {
      stock.await("connected");
      Answer answer =
          HOST.post("/api/events", body("application.status", "accepted", ana.username(), "who"));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json().getJsonArray("unknown").getString(0)).isEqualTo("who");

      JsonObject heard = named.await("subject_update").getJsonObject("data");
      assertThat(heard.getString("event")).isEqualTo("application.status");
      assertThat(heard.getJsonObject("data").getString("text")).isEqualTo("accepted");
      assertThat(heard.getString("timestamp")).endsWith("Z");
      assertThat(stock.await("subject_update")).isEqualTo(heard);
      assertThat(other.framesUntilNow("subject_update")).isEmpty();
    }
  }

  @Test
  void onlyServicesAndAdminsMayTell() {
    Answer refused = ana.rest().post("/api/events", body("x", "y", ben.username()));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(RestClient.of(SERVER).post("/api/events", body("x", "y", "z")).status())
        .isEqualTo(401);
  }

  @Test
  void badEventsShouldBeNamed() {
    String[] many = IntStream.range(0, 501).mapToObj(i -> "user" + i).toArray(String[]::new);
    assertProblem("users", body("x", "y", many));
    assertProblem("users", body("x", "y"));
    assertProblem("event", body("no spaces", "y", ana.username()));
    assertProblem("data", body("x", "y".repeat(60_001), ana.username()));
    assertProblem(
        "data",
        Json.createObjectBuilder()
            .add("users", Json.createArrayBuilder().add(ana.username()))
            .add("event", "x")
            .build());
  }

  private static void assertProblem(String field, JsonObject body) {
    Answer answer = HOST.post("/api/events", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo(field);
  }
}
