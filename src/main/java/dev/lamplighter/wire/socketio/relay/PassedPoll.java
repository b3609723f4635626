package dev.lamplighter.wire.socketio.relay;

import dev.lamplighter.wire.socketio.engine.EngineError;
import dev.lamplighter.wire.socketio.engine.HeldPoll;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** One request of long polling on its way to the node of its session. No thread waits for it. */
final class PassedPoll implements Passage {
  private static final String TEXT = "text/plain; charset=UTF-8";

  private final Relay relay;
  private final String node;
  private final String sid;
  private HeldPoll held;

  // guarded by this
  private CompletableFuture<HttpResponse<byte[]>> answer;
  private boolean broken;

  PassedPoll(Relay relay, String node, String sid) {
    this.relay = relay;
    this.node = node;
    this.sid = sid;
  }

  void send(HttpClient http, HttpRequest request, HeldPoll holding) {
    held = holding;
    CompletableFuture<HttpResponse<byte[]>> sent = null;
    synchronized (this) {
      if (!broken) {
        sent = http.sendAsync(request, BodyHandlers.ofByteArray());
        answer = sent;
      }
    }
    if (sent == null) {
      refuse(EngineError.UNKNOWN_SESSION);
    } else {
      sent.whenComplete(this::answered);
    }
  }

  private void answered(HttpResponse<byte[]> response, Throwable failure) {
    if (failure == null) {
      String type = response.headers().firstValue("Content-Type").orElse(TEXT);
      held.answer(response.statusCode(), type, response.body(), written -> relay.left(this));
    } else {
      if (!(failure instanceof CancellationException)) {
        relay.failed(this);
      }
      refuse(EngineError.UNKNOWN_SESSION); // on which a stock client opens a new session
    }
  }

  private void refuse(EngineError error) {
    relay.left(this);
    held.refuse(error);
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public void breakOff() {
    CompletableFuture<HttpResponse<byte[]>> sent;
    synchronized (this) {
      broken = true;
      sent = answer;
    }
    if (sent != null) {
      sent.cancel(true); // closes the connection, by which the other node learns of it
    }
  }

  @Override
  public void leave() {
    relay.askToLetGo(node, sid);
  }
}
