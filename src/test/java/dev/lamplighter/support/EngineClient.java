package dev.lamplighter.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Engine.IO by hand, one request or frame at a time, for what no decent client does. */
public final class EngineClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String url;
  private String sid;

  /**
   * @param path such as {@code /socket.io/}
   */
  public EngineClient(String baseUrl, String path) {
    this.url = baseUrl + path;
  }

  /** Opens a session by long polling; returns the open packet. */
  public String handshake() {
    return opened(get("?EIO=4&transport=polling").body());
  }

  /** Takes over a session that was opened in another way. */
  public String opened(String packet) {
    sid = packet.replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
    return packet;
  }

  /** The same session, asked for at another address. */
  public EngineClient at(String baseUrl) {
    EngineClient other = new EngineClient(baseUrl, "/socket.io/");
    other.sid = sid;
    return other;
  }

  public String sid() {
    return sid;
  }

  private String query() {
    return "?EIO=4&transport=polling&sid=" + sid;
  }

  public HttpResponse<String> get(String query) {
    return joined(send("GET", query, BodyPublishers.noBody()));
  }

  public HttpResponse<String> poll() {
    return get(query());
  }

  public CompletableFuture<HttpResponse<String>> pollLater() {
    return send("GET", query(), BodyPublishers.noBody());
  }

  public HttpResponse<String> post(String body) {
    return request("POST", query(), body);
  }

  public HttpResponse<String> request(String method, String query, String body) {
    return joined(send(method, query, BodyPublishers.ofString(body)));
  }

  private CompletableFuture<HttpResponse<String>> send(
      String method, String query, HttpRequest.BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + query))
            .timeout(Waits.limit())
            .method(method, body)
            .build();
    return HTTP.sendAsync(request, BodyHandlers.ofString());
  }

  private static <T> T joined(CompletableFuture<T> answer) {
    return answer.join();
  }

  /** A WebSocket of its own. */
  public Socket socket() {
    return open("?EIO=4&transport=websocket");
  }

  /** A WebSocket that probes this session. */
  public Socket probe() {
    return open("?EIO=4&transport=websocket&sid=" + sid);
  }

  public Socket open(String query) {
    Socket socket = new Socket();
    URI uri = URI.create(url.replaceFirst("http", "ws") + query);
    socket.socket = HTTP.newWebSocketBuilder().buildAsync(uri, socket).join();
    return socket;
  }

  /** What came on one WebSocket, in order; binary as {@code byte[]}. */
  public static final class Socket implements WebSocket.Listener {
    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    public Socket send(String text) {
      socket.sendText(text, true).join();
      return this;
    }

    public Socket sendBinary(byte... bytes) {
      socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
      return this;
    }

    public Object next() {
      try {
        Object next = received.poll(Waits.limit().toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
          throw new AssertionError("Nothing came");
        }
        return next;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /** The next frame that is no ping of the heartbeat. */
    public Object nextMessage() {
      Object next = next();
      while (next.equals("2")) {
        next = next();
      }
      return next;
    }

    public int awaitClose() {
      return closed.orTimeout(Waits.limit().toMillis(), TimeUnit.MILLISECONDS).join();
    }

    public void abort() {
      socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        received.add(partial.toString());
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      received.add(bytes);
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(1006);
    }
  }
}
