package dev.lamplighter.wire.socketio.relay;

import dev.lamplighter.edge.PassedOn;
import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.engine.HeldPoll;
import dev.lamplighter.wire.socketio.engine.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Sends requests of long polling on to the node of their session. */
final class PassedPolls {
  private static final int THREADS = 2;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** Above what the owner needs for an answer at worst. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final Relay relay;
  private final Engine engine;
  private final ExecutorService threads;
  private final HttpClient http;
  private final Duration patience;

  PassedPolls(Relay relay, Engine engine, ThreadFactory factory) {
    this.relay = relay;
    this.engine = engine;
    this.threads = Executors.newFixedThreadPool(THREADS, factory);
    this.patience =
        engine.settings().pingInterval().plus(engine.settings().pingTimeout()).plus(MARGIN);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(threads)
            .build();
  }

  /** On the request's own thread, which waits for a body and for nothing else. */
  void pass(Way way, String sid, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpRequest.Builder onward = onward(way, request);
    if ("POST".equals(request.getMethod())) {
      byte[] body = RequestBody.read(request, engine.settings().maxPayload());
      onward.POST(BodyPublishers.ofByteArray(body));
    }
    PassedPoll poll = new PassedPoll(relay, way.node(), sid);
    if (!relay.enter(poll, response)) {
      return;
    }
    try {
      HeldPoll held = new HeldPoll(engine, gone -> poll.breakOff(), request, response);
      poll.send(http, onward.build(), held);
      relay.counters().polls.increment();
      held.hold();
    } catch (RuntimeException e) {
      relay.left(poll);
      throw e;
    }
  }

  private HttpRequest.Builder onward(Way way, HttpServletRequest request) {
    HttpRequest.Builder onward =
        HttpRequest.newBuilder(way.owner().resolve(way.target()))
            .timeout(patience)
            .header(PassedOn.HEADER, relay.signed(way.target(), request));
    String origin = Relay.origin(request);
    return origin == null ? onward : onward.header("Origin", origin);
  }

  void close() {
    threads.shutdown();
  }
}
