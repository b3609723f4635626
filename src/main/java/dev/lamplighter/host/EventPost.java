package dev.lamplighter.host;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Brings events to Lamplighter over HTTP; one thread. */
final class EventPost {
  private static final Logger LOG = Logger.getLogger(EventPost.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int TRIES = 4;
  private static final long FIRST_PAUSE_MILLIS = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Config config;

  EventPost(Config config) {
    this.config = config;
  }

  /** Blocks until it is there, or is given up; tries again what may work a moment later. */
  void send(JsonObject message) {
    try {
      long pause = FIRST_PAUSE_MILLIS;
      for (int i = 1; !isDone(message, i == TRIES); i++) {
        TimeUnit.MILLISECONDS.sleep(pause);
        pause *= 2;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isDone(JsonObject message, boolean last) throws InterruptedException {
    try {
      int status = http.send(request(message), HttpResponse.BodyHandlers.discarding()).statusCode();
      boolean retry = !last && (status == 429 || status >= 500);
      if (status >= 300 && !retry) {
        LOG.warning("event=host_event_refused status=" + status);
      }
      return !retry;
    } catch (IOException | RuntimeException e) {
      if (last) {
        LOG.log(Level.WARNING, "event=host_event_not_sent", e);
      }
      return last;
    }
  }

  private HttpRequest request(JsonObject message) {
    String url = config.getValue("lamplighter.url", String.class).replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(url + "/api/events"))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + config.getValue("lamplighter.token", String.class))
        .POST(BodyPublishers.ofString(message.toString()))
        .build();
  }
}
