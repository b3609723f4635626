package dev.lamplighter.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A native socket as a front end opens it. Frames are kept in order; each is handed out once by
 * {@code await}, and {@code frames} shows all that came.
 */
public final class SocketClient implements AutoCloseable {
  private final AtomicInteger refs = new AtomicInteger();
  private final WebSocket socket;
  private final FrameRecorder recorder;

  SocketClient(WebSocket socket, FrameRecorder recorder) {
    this.socket = socket;
    this.recorder = recorder;
  }

  /** Where to, and as whom; then {@code connect} or {@code refusal}. */
  public static SocketOptions at(LamplighterServer server, String path) {
    return at(server.wsUrl(path));
  }

  public static SocketOptions at(URI uri) {
    return new SocketOptions(uri);
  }

  /** A member's socket, past its {@code connected} frame. */
  public static SocketClient connected(LamplighterServer server, Member member) {
    SocketClient client = at(server, "/ws").token(member.token()).connect();
    client.await("connected");
    return client;
  }

  /** Sends a command without a reference, so a success is not answered. */
  public void send(String event, JsonObject data) {
    sendText(Json.createObjectBuilder().add("event", event).add("data", data).build().toString());
  }

  /** Sends a command and returns the whole answering frame, {@code reply} or {@code error}. */
  public JsonObject request(String event, JsonObject data) {
    return answer(event, ask(event, data));
  }

  /** Sends all before it waits for the first answer; the answers are in the order of the data. */
  public List<JsonObject> requestAll(String event, List<JsonObject> data) {
    List<Integer> asked = data.stream().map(one -> ask(event, one)).toList();
    return asked.stream().map(ref -> answer(event, ref)).toList();
  }

  private int ask(String event, JsonObject data) {
    int ref = refs.incrementAndGet();
    sendText(
        Json.createObjectBuilder()
            .add("event", event)
            .add("data", data)
            .add("ref", ref)
            .build()
            .toString());
    return ref;
  }

  private JsonObject answer(String event, int ref) {
    return await("answer to " + event, frame -> frame.getInt("ref", -1) == ref);
  }

  /** Whatever text; it need not be JSON. */
  public void sendText(String text) {
    socket.sendText(text, true).join();
  }

  public void sendBinary(byte[] bytes) {
    socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
  }

  /** The next frame of that event that was not handed out yet, waiting for it if need be. */
  public JsonObject await(String event) {
    return await(event, frame -> event.equals(frame.getString("event", null)));
  }

  public JsonObject await(String what, Predicate<JsonObject> wanted) {
    return recorder.take(what, wanted);
  }

  /** All frames so far, handed out or not. */
  public List<JsonObject> frames() {
    return recorder.all();
  }

  /** The same with the time of each. */
  public List<Arrival> arrivals() {
    return recorder.arrivals();
  }

  /** All frames of that event that came before the answer to a ping that is sent now. */
  public List<JsonObject> framesUntilNow(String event) {
    request("ping", JsonValue.EMPTY_JSON_OBJECT);
    return frames().stream().filter(frame -> event.equals(frame.getString("event", null))).toList();
  }

  /** The code that the server closed with; 1006 when it went without one. */
  public int awaitClose() {
    return recorder.closeCode();
  }

  /** Runs once, on a thread of the HTTP client or on this one, when the connection has ended. */
  public void onClose(Runnable reaction) {
    recorder.onEnd(reaction);
  }

  public boolean isOpen() {
    return recorder.isOpen();
  }

  /** Goes without a close frame, as a lost connection does. */
  public void abort() {
    socket.abort();
  }

  /** Says goodbye, and waits for the server's. All that came must be as it is documented. */
  @Override
  public void close() {
    if (!socket.isOutputClosed() && recorder.isOpen()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
      recorder.closeCode();
    }
    socket.abort();
    frames().forEach(EventDocument::check);
  }
}
