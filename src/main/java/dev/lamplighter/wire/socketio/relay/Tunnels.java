package dev.lamplighter.wire.socketio.relay;

import dev.lamplighter.edge.PassedOn;
import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.engine.EngineAnswer;
import dev.lamplighter.wire.socketio.engine.EngineError;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ThreadFactory;

/** Opens tunnels for WebSockets of sessions that are on another node (RFC 6455, section 4.2). */
final class Tunnels {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int THREADS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofMillis(1);

  private final Relay relay;
  private final Engine engine;
  private final AsynchronousChannelGroup group;

  Tunnels(Relay relay, Engine engine, ThreadFactory factory) {
    this.relay = relay;
    this.engine = engine;
    try {
      group = AsynchronousChannelGroup.withFixedThreadPool(THREADS, factory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The client is answered at once: should the other node refuse, its WebSocket ends as soon as it
   * is open, which is what a stock client expects of one that failed.
   */
  void open(Way way, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String key = request.getHeader("Sec-WebSocket-Key");
    if (key == null || !key.matches("[A-Za-z0-9+/]{22}==")) {
      EngineAnswer.refuse(response, EngineError.BAD_REQUEST);
      return;
    }
    Tunnel tunnel = new Tunnel(this, way, handshake(way, key, request));
    if (!relay.enter(tunnel, response)) {
      tunnel.end();
      return;
    }
    try {
      request.upgrade(TunnelMouth.class).of(tunnel);
      accept(key, response);
    } catch (IOException | ServletException | RuntimeException e) {
      tunnel.end();
      throw e;
    }
    engine.later(tunnel::endUnlessOpen, PATIENCE);
    relay.counters().tunnels.increment();
  }

  private static void accept(String key, HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
    response.setHeader("Upgrade", "websocket");
    response.setHeader("Connection", "Upgrade");
    response.setHeader("Sec-WebSocket-Accept", accept(key));
    response.flushBuffer();
  }

  AsynchronousChannelGroup group() {
    return group;
  }

  void failed(Tunnel tunnel) {
    relay.failed(tunnel);
  }

  void left(Tunnel tunnel) {
    relay.left(tunnel);
  }

  /** For what may block, or must not run under the container's locks. */
  void execute(Runnable task) {
    engine.execute(task);
  }

  void soon(Runnable task) {
    engine.later(task, SOON);
  }

  void atLast(Runnable task) {
    engine.later(task, PATIENCE);
  }

  void close() {
    group.shutdown();
  }

  private String handshake(Way way, String key, HttpServletRequest request) {
    String origin = Relay.origin(request);
    return String.join(
        "\r\n",
        "GET " + way.target() + " HTTP/1.1",
        "Host: " + way.owner().getAuthority(),
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: " + key,
        PassedOn.HEADER + ": " + relay.signed(way.target(), request),
        origin == null ? "\r\n" : "Origin: " + origin + "\r\n\r\n");
  }

  private static String accept(String key) {
    try {
      byte[] text = (key + MAGIC).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
