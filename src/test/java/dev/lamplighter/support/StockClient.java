package dev.lamplighter.support;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.socket.engineio.client.Transport;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;

/** Maven Central's own Socket.IO client, as an application uses it. */
public final class StockClient implements AutoCloseable {
  public static final String CONNECT_ERROR = Socket.EVENT_CONNECT_ERROR;

  private final Socket socket;
  private final List<String> names = new ArrayList<>();
  private final List<JsonArray> arguments = new ArrayList<>();

  private StockClient(URI uri, Map<String, String> auth, String... transports) {
    IO.Options options =
        IO.Options.builder()
            .setForceNew(true)
            .setReconnectionDelay(100)
            .setTransports(transports)
            .setAuth(auth)
            .build();
    socket = IO.socket(uri, options);
    socket.onAnyIncoming(all -> record(all[0].toString(), List.of(all).subList(1, all.length)));
    socket.on(CONNECT_ERROR, all -> record(CONNECT_ERROR, List.of(all)));
    socket.on(Socket.EVENT_DISCONNECT, all -> record(Socket.EVENT_DISCONNECT, List.of(all)));
    socket.connect();
  }

  /**
   * @param transports in the order in which the client tries them
   */
  public static StockClient open(LamplighterServer server, String token, String... transports) {
    return at(server.baseUrl(), token, transports);
  }

  /** The same, wherever that leads. */
  public static StockClient at(String baseUrl, String token, String... transports) {
    return new StockClient(URI.create(baseUrl), Map.of("token", token), transports);
  }

  private synchronized void record(String name, List<Object> all) {
    names.add(name);
    JsonArrayBuilder array = Json.createArrayBuilder();
    all.forEach(argument -> array.add(json(argument)));
    arguments.add(array.build());
  }

  private static JsonValue json(Object value) {
    if (value instanceof JSONObject object) {
      try (JsonReader reader = Json.createReader(new StringReader(object.toString()))) {
        return reader.readObject();
      }
    }
    return Json.createValue(String.valueOf(value));
  }

  /** The first event of that name, waiting for it if need be. */
  public JsonObject await(String name) {
    return awaitRaw(name).getJsonObject(0);
  }

  /** Why the socket was disconnected. */
  public String awaitDisconnect() {
    return awaitRaw(Socket.EVENT_DISCONNECT).getString(0);
  }

  private JsonArray awaitRaw(String name) {
    Waits.until(name, () -> names().contains(name));
    synchronized (this) {
      return arguments.get(names.indexOf(name));
    }
  }

  /** The names of all events so far. */
  public synchronized List<String> names() {
    return List.copyOf(names);
  }

  public synchronized List<JsonObject> all(String name) {
    List<JsonObject> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        all.add(arguments.get(i).getJsonObject(0));
      }
    }
    return all;
  }

  /** Sends and waits for the acknowledgement. */
  public JsonObject request(String name, Object... data) {
    CompletableFuture<Object> answer = new CompletableFuture<>();
    socket.emit(name, data, (Ack) all -> answer.complete(all[0]));
    return json(answer.orTimeout(Waits.limit().toMillis(), TimeUnit.MILLISECONDS).join())
        .asJsonObject();
  }

  public static JSONObject data(JsonObject json) {
    try {
      return new JSONObject(json.toString());
    } catch (org.json.JSONException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public void emit(String name, Object... data) {
    socket.emit(name, data);
  }

  public boolean isConnected() {
    return socket.connected();
  }

  public boolean isActive() {
    return socket.isActive();
  }

  /** The transport in use: polling or websocket. */
  public String transport() {
    try {
      Field engine = Manager.class.getDeclaredField("engine");
      engine.setAccessible(true);
      Field transport = engine.getType().getDeclaredField("transport");
      transport.setAccessible(true);
      return ((Transport) transport.get(engine.get(socket.io()))).name;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public String id() {
    return socket.id();
  }

  @Override
  public void close() {
    socket.close();
  }
}
