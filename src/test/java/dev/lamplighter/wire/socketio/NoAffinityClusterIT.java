package dev.lamplighter.wire.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.EngineClient;
import dev.lamplighter.support.ForeignClients;
import dev.lamplighter.support.ForeignClients.Ended;
import dev.lamplighter.support.HaproxyServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.StockClient;
import dev.lamplighter.support.Waits;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three nodes behind a HAProxy that sends each request to the next one, whatever its session. */
class NoAffinityClusterIT {
  private static final int REQUESTS = 30;

  private static Cluster cluster;
  private static HaproxyServer proxy;

  private final Member ana = RestClient.of(proxy.baseUrl()).register();
  private final Member ben = RestClient.of(proxy.baseUrl()).register();

  @BeforeAll
  static void start() {
    cluster = Cluster.shared();
    proxy = HaproxyServer.withoutAffinity(cluster);
  }

  @AfterAll
  static void stop() {
    proxy.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket", "polling,websocket", "websocket,polling"})
  void stockClientShouldNotNoticeThatThereAreManyNodes(String transports) {
    try (StockClient client = StockClient.at(proxy.baseUrl(), ana.token(), transports.split(","))) {
      client.await("online_count_update");
      assertThat(client.names())
          .startsWith("connection_established", "connected", "online_count_update");
      for (int i = 0; i < REQUESTS; i++) {
        assertThat(client.request("activity").getBoolean("ok")).isTrue();
      }
      if (transports.contains("websocket")) {
        Waits.until("on the WebSocket", () -> client.transport().equals("websocket"));
      }

      StockClient other = StockClient.at(proxy.baseUrl(), ben.token(), transports.split(","));
      Waits.until("ben online", () -> told(client, "user_online"));
      other.close();
      assertThat(client.request("activity").getBoolean("ok")).isTrue();
      assertThat(client.names()).doesNotContain("disconnect").containsOnlyOnce("connected");
    }
  }

  private boolean told(StockClient client, String event) {
    return client.all(event).stream()
        .anyMatch(data -> data.getString("username").equals(ben.username()));
  }

  @Test
  void clientThatLeavesShouldBeNoticedThroughTheProxy() {
    EngineClient client = new EngineClient(proxy.baseUrl(), "/socket.io/");
    client.handshake();
    CompletableFuture<HttpResponse<String>> held = client.pollLater();
    assertThat(client.post("3").body()).isEqualTo("ok");
    held.cancel(true);
    Waits.until("gone", () -> client.post("3").statusCode() == 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "polling,websocket"})
  void javaScriptShouldNotNoticeEither(String transports) {
    assumeTrue(ForeignClients.npm().isPresent(), "npm's socket.io-client is not here");

    Ended ended =
        ForeignClients.run(
            List.of("node", "src/test/js/socketio/client.mjs"),
            Map.of(
                "BASE", proxy.baseUrl(),
                "TOKEN", ana.token(),
                "TRANSPORTS", transports,
                "MODULES", ForeignClients.npm().orElseThrow().toString()));

    assertThat(ended.output()).isEmpty();
    assertThat(ended.status()).isZero();
  }
}
