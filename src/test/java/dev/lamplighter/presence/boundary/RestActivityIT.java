package dev.lamplighter.presence.boundary;

import static dev.lamplighter.presence.boundary.PresenceContract.awaitDiff;
import static dev.lamplighter.presence.boundary.PresenceContract.look;
import static dev.lamplighter.presence.boundary.PresenceContract.usernames;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestActivityIT {
  private static final JsonObject POST =
      Json.createObjectBuilder().add("content", "Here I am").build();

  @Test
  void onlyWhatSomebodyDoesOverRestShouldEndAway() {
    try (LamplighterServer server =
        LamplighterServer.start(Map.of("LAMPLIGHTER_PRESENCE_AWAY", "PT5S"))) {
      Member ana = RestClient.of(server).register();
      Member ben = RestClient.of(server).register();
      try (SocketClient watcher = SocketClient.connected(server, ana);
          SocketClient socket = SocketClient.connected(server, ben)) {
        watcher.request("watch", usernames(ben.username()));
        assertThat(awaitDiff(watcher, "changes").getString("status")).isEqualTo("away");

        ben.rest().get("/api/notifications");
        ben.rest().post("/api/ws/ticket");
        ben.rest().post("/api/users/online-status/query", usernames(ana.username()));
        assertThat(look(ana, ben).getString("status")).isEqualTo("away");

        assertThat(ben.rest().post("/api/posts", POST).status()).isEqualTo(201);
        assertThat(look(ana, ben).getString("status")).isEqualTo("online");
        assertThat(awaitDiff(watcher, "changes").getString("status")).isEqualTo("online");
        assertThat(socket.isOpen()).isTrue();
      }
    }
  }
}
