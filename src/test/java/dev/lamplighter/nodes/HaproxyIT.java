package dev.lamplighter.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lamplighter.support.Answer;
import dev.lamplighter.support.HaproxyServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.Waits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the HAProxy that operators copy sends a request; servers that say their name stand behind.
 */
class HaproxyIT {
  private static final List<String> NAMES = List.of("one", "two", "three");

  private final Map<String, HttpServer> servers = new TreeMap<>();
  private HaproxyServer proxy;

  @BeforeEach
  void start() throws IOException {
    for (String name : NAMES) {
      servers.put(name, server(name));
    }
    proxy =
        HaproxyServer.before(
            NAMES.stream().map(name -> servers.get(name).getAddress().getPort()).toList());
  }

  @AfterEach
  void stop() {
    proxy.close();
    servers.values().forEach(server -> server.stop(0));
  }

  private static HttpServer server(String name) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, name.length());
          exchange.getResponseBody().write(name.getBytes());
          exchange.close();
        });
    server.start();
    return server;
  }

  private Answer get(String path) {
    return RestClient.of(proxy.baseUrl()).get(path);
  }

  @Test
  void socketIoSessionShouldGoToTheNodeThatItsSidNames() {
    for (String name : NAMES) {
      assertThat(IntStream.range(0, 5).mapToObj(i -> poll(name)))
          .as("polls of a session on " + name)
          .containsOnly(name);
    }
  }

  private String poll(String node) {
    return get("/socket.io/?EIO=4&transport=polling&sid=" + node + ".x7.y").body();
  }

  @Test
  void anyNodeShouldServeWhereNoneIsNamedOrTheNamedOneIsGone() {
    assertThat(IntStream.range(0, 20).mapToObj(i -> get("/api/users/me").body()).distinct())
        .containsExactlyInAnyOrderElementsOf(NAMES);
    assertThat(get("/socket.io/?EIO=4&sid=unknown.x").body()).isIn(NAMES);

    servers.get("two").stop(0);
    Waits.untilAsserted("another node", () -> assertThat(poll("two")).isIn("one", "three"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics",
        "/metrics/",
        "/metrics/base",
        "/metrics;x?y",
        "/%6detrics",
        "//metrics",
        "/./metrics",
        "/x/%2e%2e/metrics",
        "/;x/metrics",
        "/x/..;y/metrics",
        "/openapi/"
      })
  void figuresOfTheServerShouldStayInside(String path) {
    assertThat(get(path).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/users/metrics", "/metrics.html", "/client/openapi", "/?x=/metrics"})
  void whatOnlyLooksLikeThemShouldBeServed(String path) {
    assertThat(get(path).status()).isEqualTo(200);
  }
}
