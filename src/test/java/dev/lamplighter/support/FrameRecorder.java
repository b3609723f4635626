package dev.lamplighter.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Keeps what a socket receives. Filled by the HTTP client's thread, read by the test's. */
final class FrameRecorder implements WebSocket.Listener {
  private static final int ABNORMAL = 1006;

  private final StringBuilder partial = new StringBuilder();
  private final List<Arrival> all = new ArrayList<>();
  private final List<JsonObject> waiting = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      record(partial.toString());
      partial.setLength(0);
    }
    socket.request(1);
    return null;
  }

  private synchronized void record(String text) {
    long now = System.nanoTime();
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject frame = reader.readObject();
      all.add(new Arrival(frame, now));
      waiting.add(frame);
      notifyAll();
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    end(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end(ABNORMAL);
  }

  private synchronized void end(int code) {
    closed.complete(code);
    notifyAll();
  }

  void onEnd(Runnable reaction) {
    closed.thenRun(reaction);
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  int closeCode() {
    try {
      return closed.get(Waits.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("The server did not close the socket; it sent " + all());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized List<Arrival> arrivals() {
    return List.copyOf(all);
  }

  List<JsonObject> all() {
    return arrivals().stream().map(Arrival::frame).toList();
  }

  synchronized JsonObject take(String what, Predicate<JsonObject> wanted) {
    long deadline = System.nanoTime() + Waits.limit().toNanos();
    for (JsonObject found = remove(wanted); ; found = remove(wanted)) {
      if (found != null) {
        return found;
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0 || closed.isDone()) {
        throw new AssertionError(
            "No " + what + (closed.isDone() ? " before the close" : "") + "; came: " + all());
      }
      pause(left);
    }
  }

  private void pause(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private JsonObject remove(Predicate<JsonObject> wanted) {
    for (Iterator<JsonObject> frames = waiting.iterator(); frames.hasNext(); ) {
      JsonObject frame = frames.next();
      if (wanted.test(frame)) {
        frames.remove();
        return frame;
      }
    }
    return null;
  }
}
