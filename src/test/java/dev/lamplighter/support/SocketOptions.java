package dev.lamplighter.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/** A socket that is yet to be opened. */
public final class SocketOptions {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final int ACCEPTED = 101;

  private final URI uri;
  private final Map<String, String> headers = new TreeMap<>();
  private final List<String> protocols = new ArrayList<>();

  SocketOptions(URI uri) {
    this.uri = uri;
  }

  private SocketOptions at(String query) {
    SocketOptions other = new SocketOptions(URI.create(uri + "?" + query));
    other.headers.putAll(headers);
    other.protocols.addAll(protocols);
    return other;
  }

  /** As {@code ?token=}. */
  public SocketOptions token(String token) {
    return at("token=" + token);
  }

  /** As {@code ?ticket=}. */
  public SocketOptions ticket(String ticket) {
    return at("ticket=" + ticket);
  }

  /** As {@code Authorization: Bearer}. */
  public SocketOptions bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** As the subprotocol pair {@code lamplighter.v1, bearer.<token>}. */
  public SocketOptions subprotocol(String token) {
    protocols.addAll(List.of("lamplighter.v1", "bearer." + token));
    return this;
  }

  public SocketOptions origin(String origin) {
    return header("Origin", origin);
  }

  public SocketOptions header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public SocketClient connect() {
    FrameRecorder recorder = new FrameRecorder();
    return new SocketClient(open(recorder), recorder);
  }

  /** The HTTP status that the handshake is refused with; fails when it is not refused. */
  public int refusal() {
    return refusalAnswer().status();
  }

  /** The whole answer but its body, which the JDK's client drops; fails when it is not refused. */
  public Answer refusalAnswer() {
    return refused()
        .map(answer -> new Answer(answer.statusCode(), answer.headers(), ""))
        .orElseThrow(() -> new AssertionError("The handshake was accepted: " + uri.getPath()));
  }

  /** The HTTP status that the handshake is answered with; 101 when it is accepted. */
  public int status() {
    return refused().map(HttpResponse::statusCode).orElse(ACCEPTED);
  }

  private Optional<HttpResponse<?>> refused() {
    try {
      open(new FrameRecorder()).abort();
      return Optional.empty();
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return Optional.of(refused.getResponse());
      }
      throw e;
    }
  }

  private WebSocket open(FrameRecorder recorder) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Waits.limit());
    headers.forEach(builder::header);
    if (!protocols.isEmpty()) {
      builder.subprotocols(
          protocols.get(0), protocols.subList(1, protocols.size()).toArray(String[]::new));
    }
    return builder.buildAsync(uri, recorder).join();
  }
}
