package dev.lamplighter.support;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A Socket.IO client that recovers as npm's does, and can be cut off at any moment: keeps the last
 * argument of each event where that is a text, and shows it when it comes back.
 */
public final class ReturningClient implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String token;
  private final List<JsonArray> events = new ArrayList<>();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new HashMap<>();
  private int nextAck;
  private Line line;
  private String sid;
  private String pid;
  private String offset;
  private boolean recovered;

  public ReturningClient(Member member) {
    this.token = member.token();
  }

  /** One connection; nothing of it counts once it is cut. */
  private final class Line implements WebSocket.Listener {
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        synchronized (ReturningClient.this) {
          if (line == this) {
            received(from, partial.toString());
          }
        }
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(null);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(null);
    }
  }

  /** Returns after the first event. */
  public ReturningClient connect(LamplighterServer server) {
    Line opened = new Line();
    synchronized (this) {
      line = opened;
    }
    URI uri = server.wsUrl("/socket.io/?EIO=4&transport=websocket");
    opened.socket = HTTP.newWebSocketBuilder().buildAsync(uri, opened).join();
    opened.connected.orTimeout(Waits.limit().toMillis(), TimeUnit.MILLISECONDS).join();
    return this;
  }

  private void received(WebSocket from, String packet) {
    if (packet.startsWith("0")) {
      from.sendText("40" + auth(), true);
    } else if (packet.equals("2")) {
      from.sendText("3", true);
    } else if (packet.startsWith("40")) {
      connected(json("[" + packet.substring(2) + "]").getJsonObject(0));
    } else if (packet.startsWith("42")) {
      event(json(packet.substring(2)));
    } else if (packet.startsWith("43")) {
      int start = packet.indexOf('[');
      JsonObject answer = json(packet.substring(start)).getJsonObject(0);
      answers.remove(Integer.parseInt(packet.substring(2, start))).complete(answer);
    } else if (packet.startsWith("44")) {
      line.connected.completeExceptionally(new AssertionError(packet));
    }
  }

  private JsonObject auth() {
    JsonObjectBuilder auth = Json.createObjectBuilder().add("token", token).add("recovery", true);
    if (pid != null) {
      auth.add("pid", pid);
    }
    if (offset != null) {
      auth.add("offset", offset);
    }
    return auth.build();
  }

  private void connected(JsonObject told) {
    String before = pid;
    sid = told.getString("sid");
    pid = told.getString("pid", null);
    recovered = pid != null && pid.equals(before);
  }

  private void event(JsonArray event) {
    events.add(event);
    if (pid != null && event.get(event.size() - 1) instanceof JsonString text) {
      offset = event.size() > 1 ? text.getString() : offset;
    }
    line.connected.complete(null);
  }

  private static JsonArray json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readArray();
    }
  }

  /** As when the network goes: what is on its way is lost, and the server is not told. */
  public void cut() {
    WebSocket old;
    synchronized (this) {
      old = line.socket;
      line = null;
      answers.clear();
    }
    old.abort();
  }

  /**
   * As {@link #cut}, but the connection stays open, and what comes on it is not heard.
   *
   * @return done when the server closes it
   */
  public synchronized CompletableFuture<Void> vanish() {
    CompletableFuture<Void> closed = line.closed;
    line = null;
    answers.clear();
    return closed.orTimeout(Waits.limit().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Sends; the answer never comes where the connection goes first. */
  public synchronized CompletableFuture<JsonObject> emit(String name, JsonObject data) {
    int ack = nextAck++;
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(ack, answer);
    line.socket.sendText("42" + ack + Json.createArrayBuilder().add(name).add(data).build(), true);
    return answer;
  }

  public JsonObject request(String name, JsonObject data) {
    return emit(name, data).orTimeout(Waits.limit().toMillis(), TimeUnit.MILLISECONDS).join();
  }

  public synchronized boolean recovered() {
    return recovered;
  }

  public synchronized String sid() {
    return sid;
  }

  public synchronized String pid() {
    return pid;
  }

  public synchronized String offset() {
    return offset;
  }

  /** Shows something else than it was given when it comes back. */
  public synchronized void pretend(String otherPid, String otherOffset) {
    pid = otherPid;
    offset = otherOffset;
  }

  /** All events of all connections, in order. */
  public synchronized List<JsonArray> events() {
    return List.copyOf(events);
  }

  public synchronized void forgetEvents() {
    events.clear();
  }

  public List<String> names() {
    return events().stream().map(event -> event.getString(0)).toList();
  }

  public List<JsonObject> all(String name) {
    return events().stream()
        .filter(event -> event.getString(0).equals(name))
        .map(event -> event.getJsonObject(1))
        .toList();
  }

  /** The numbers of the messages it was pushed, in the order in which they came. */
  public List<Integer> seqs(String conversation) {
    return all("new_message").stream()
        .filter(message -> message.getString("conversation_id").equals(conversation))
        .map(message -> message.getInt("seq"))
        .toList();
  }

  @Override
  public synchronized void close() {
    if (line != null) {
      line.socket.abort();
    }
  }
}
