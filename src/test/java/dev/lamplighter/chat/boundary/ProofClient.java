package dev.lamplighter.chat.boundary;

import static dev.lamplighter.chat.boundary.Talk.json;

import dev.lamplighter.support.Member;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A client as a front end is written: sends numbered messages, keeps those that were not
 * acknowledged and sends them again, connects again whenever it was cut off, and asks by {@code
 * sync} for what it missed. {@code tick} is called every 250 ms; all is guarded by this.
 */
final class ProofClient {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(4).toNanos();

  private record Pending(String content, long sentAt) {}

  private final HttpClient http;
  private final URI uri;
  private final Member member;
  private final String conversation;
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private final Map<String, Long> acknowledged = new LinkedHashMap<>();
  private final TreeMap<Long, String> received = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private Road road;
  private boolean ready;
  private long lastPush;
  private long heardAt;
  private int next;
  private int reconnects;
  private int unanswered;
  private int doubles;

  ProofClient(HttpClient http, URI uri, Member member, String conversation) {
    this.http = http;
    this.uri = URI.create(uri + "?token=" + member.token());
    this.member = member;
    this.conversation = conversation;
  }

  /**
   * @param sends whether it writes something new
   */
  synchronized void tick(boolean sends) {
    if (road == null) {
      ready = false;
      road = new Road();
      road.open();
      return;
    }
    if (!ready) {
      return;
    }
    if (sends) {
      String id = "c" + next++;
      pending.put(id, new Pending(member.username() + " " + id, 0));
    }
    sendPending();
    boolean silent = System.nanoTime() - heardAt > PATIENCE_NANOS && !pending.isEmpty();
    boolean unlucky = sends && ThreadLocalRandom.current().nextInt(100) == 0;
    if (road != null && (silent || unlucky)) {
      road.drop();
    }
  }

  private synchronized void connected(Road open) {
    if (road == open) {
      reconnects++;
      heardAt = System.nanoTime();
      lastPush = 0;
      send("sync", json("conversations", json(conversation, contiguous())), "\"sync\"");
    }
  }

  /** The last seq up to which nothing is missing. */
  private long contiguous() {
    long last = 0;
    for (long seq : received.keySet()) {
      if (seq != last + 1) {
        break;
      }
      last = seq;
    }
    return last;
  }

  private void sendPending() {
    long now = System.nanoTime();
    pending.replaceAll(
        (id, one) -> {
          if (now - one.sentAt() < PATIENCE_NANOS) {
            return one;
          }
          send(
              "send_message",
              json("conversation_id", conversation, "content", one.content(), "client_id", id),
              "\"" + id + "\"");
          return new Pending(one.content(), now);
        });
  }

  private void send(String event, JsonObject data, String ref) {
    if (road == null) {
      return; // what was sent just now ended it
    }
    road.send("{\"event\":\"" + event + "\",\"ref\":" + ref + ",\"data\":" + data + "}");
  }

  private synchronized void ended(Road which) {
    if (road == which) {
      road = null;
      ready = false;
      unanswered += (int) pending.values().stream().filter(one -> one.sentAt() != 0).count();
      pending.replaceAll((id, one) -> new Pending(one.content(), 0));
    }
  }

  private synchronized void received(Road from, String text) {
    if (road == from) {
      heardAt = System.nanoTime();
      try (JsonReader reader = Json.createReader(new StringReader(text))) {
        frame(reader.readObject());
      }
    }
  }

  /** One connection, from its beginning to its end. */
  private final class Road implements WebSocket.Listener {
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<WebSocket> opening;
    private CompletableFuture<?> sending;

    void open() {
      opening =
          http.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(3)).buildAsync(uri, this);
      sending = opening;
      opening.whenComplete(
          (open, refused) -> {
            if (refused == null) {
              connected(this);
            } else {
              ended(this);
            }
          });
    }

    void send(String text) {
      sending = sending.thenCompose(before -> opening.join().sendText(text, true));
      sending.whenComplete(
          (done, failure) -> {
            if (failure != null) {
              ended(this);
            }
          });
    }

    void drop() {
      opening.join().abort();
      ended(this);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        received(this, partial.toString());
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended(this);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      ended(this);
    }
  }

  private void frame(JsonObject frame) {
    JsonObject data = frame.getJsonObject("data");
    switch (frame.getString("event")) {
      case "new_message" -> pushed(data);
      case "reply" -> answered(frame.getString("ref"), data);
      case "error" -> refused(frame, data);
      default -> {}
    }
  }

  private void pushed(JsonObject message) {
    long seq = message.getInt("seq");
    if (seq <= lastPush) {
      faults.add(member.username() + " got " + seq + " after " + lastPush);
    }
    lastPush = seq;
    keep(message);
  }

  private void answered(String ref, JsonObject data) {
    if (ref.equals("sync")) {
      JsonObject missed = data.getJsonObject("conversations").getJsonObject(conversation);
      if (missed == null || missed.getBoolean("gap")) {
        faults.add(member.username() + " cannot sync: " + data);
        return;
      }
      missed.getJsonArray("messages").getValuesAs(JsonObject.class).forEach(this::keep);
      ready = true;
    } else {
      pending.remove(ref);
      Long before = acknowledged.put(ref, (long) data.getInt("seq"));
      if (before != null && before != data.getInt("seq")) {
        faults.add(ref + " was acknowledged as " + before + " and as " + data.getInt("seq"));
      }
      keep(data);
    }
  }

  private void refused(JsonObject frame, JsonObject problem) {
    if (!problem.getBoolean("retryable")) {
      faults.add(frame.toString());
    } else if ("sync".equals(frame.getString("ref", ""))) {
      road.drop();
    }
  }

  private void keep(JsonObject message) {
    String before = received.put((long) message.getInt("seq"), message.getString("content"));
    if (before != null) {
      doubles++;
      if (!before.equals(message.getString("content"))) {
        faults.add("Two messages have the number " + message.getInt("seq"));
      }
    }
  }

  synchronized void close() {
    if (road != null) {
      road.drop();
    }
  }

  synchronized boolean hasAllAcknowledged() {
    return ready && pending.isEmpty();
  }

  synchronized Map<Long, String> received() {
    return Map.copyOf(received);
  }

  synchronized Map<String, Long> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized int reconnects() {
    return reconnects - 1;
  }

  /** Sends of which no answer came on their connection; they were sent again. */
  synchronized int unanswered() {
    return unanswered;
  }

  synchronized int doubles() {
    return doubles;
  }

  Member member() {
    return member;
  }

  String conversation() {
    return conversation;
  }
}
