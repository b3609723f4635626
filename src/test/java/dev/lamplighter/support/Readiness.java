package dev.lamplighter.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits for a server's {@code /health/ready}, and gives up at once when its process ends. */
final class Readiness {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Readiness() {}

  static void await(LamplighterServer server) {
    Awaitility.await("server start, pid " + server.pid())
        .atMost(Waits.startLimit())
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !server.isAlive() || isReady(server));
    if (!server.isAlive()) {
      throw new AssertionError("The server ended while it started\n" + server.logTail());
    }
  }

  private static boolean isReady(LamplighterServer server) throws InterruptedException {
    try {
      URI ready = URI.create(server.baseUrl() + "/health/ready");
      HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
