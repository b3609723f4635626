package dev.lamplighter.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Takes pushes as the browsers' services do, and answers as it is told to. */
public final class StandInPushService {
  /** Whom it may write to about what the servers of the tests send. */
  public static final String CONTACT = "mailto:admin@example.com";

  private static final int CREATED = 201;

  private final HttpServer http;
  private final List<Push> pushes = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Integer>> answers = new ConcurrentHashMap<>();

  /** One request. */
  public record Push(String endpoint, Map<String, List<String>> headers, byte[] body) {
    public String header(String name) {
      return headers.get(name).get(0);
    }
  }

  private StandInPushService(HttpServer http) {
    this.http = http;
    http.createContext("/", this::take);
  }

  private static final class Shared {
    static final StandInPushService SERVICE = start();
  }

  /** The one that the shared servers call; ends with this process. */
  public static StandInPushService shared() {
    return Shared.SERVICE;
  }

  /** Makes a server push, to this service and to one that nobody reaches. */
  public static Map<String, String> environment() {
    return Map.of(
        "LAMPLIGHTER_PUSH_CONTACT",
        CONTACT,
        "LAMPLIGHTER_PUSH_HOSTS",
        "push.example.com," + shared().origin(),
        "LAMPLIGHTER_PUSH_BACKOFF",
        "PT0.1S");
  }

  private static StandInPushService start() {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
      http.setExecutor(Executors.newCachedThreadPool(StandInPushService::daemon));
      http.start();
      return new StandInPushService(http);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "push service");
    thread.setDaemon(true);
    return thread;
  }

  public String origin() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** A browser's address; answers these statuses first, then 201. */
  public String endpoint(Integer... statuses) {
    String path = "/send/" + UUID.randomUUID();
    answers.put(path, new ConcurrentLinkedQueue<>(List.of(statuses)));
    return origin() + path;
  }

  public List<Push> to(String endpoint) {
    return pushes.stream().filter(push -> push.endpoint().equals(endpoint)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    Integer status = answers.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
    pushes.add(new Push(origin() + path, Map.copyOf(exchange.getRequestHeaders()), body));
    exchange.sendResponseHeaders(status == null ? CREATED : status, -1);
    exchange.close();
  }
}
