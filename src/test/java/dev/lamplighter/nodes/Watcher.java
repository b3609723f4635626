package dev.lamplighter.nodes;

import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** A page that shows badges of some users: the snapshot, and the changes after it. */
final class Watcher implements AutoCloseable {
  private final SocketClient socket;

  private Watcher(SocketClient socket) {
    this.socket = socket;
  }

  static Watcher on(ClusterNode node, Member viewer, Member... watched) {
    return on(node.connect(viewer), watched);
  }

  static Watcher on(SocketClient socket, Member... watched) {
    JsonArray names =
        Json.createArrayBuilder(Stream.of(watched).map(Member::username).toList()).build();
    socket.request("watch", Json.createObjectBuilder().add("usernames", names).build());
    socket.await("presence_state");
    return new Watcher(socket);
  }

  static long version(JsonObject entry) {
    return entry.getJsonNumber("version").longValue();
  }

  /** Entries in the order in which they came. */
  List<JsonObject> joins(Member member) {
    return entries("joins", member).toList();
  }

  List<JsonObject> leaves(Member member) {
    return entries("leaves", member).toList();
  }

  List<JsonObject> changes(Member member) {
    return entries("changes", member).toList();
  }

  private Stream<JsonObject> entries(String part, Member member) {
    return told(socket, part)
        .filter(entry -> entry.getString("username").equals(member.username()));
  }

  /** All entries about users that came on that socket, in order. */
  static Stream<JsonObject> told(SocketClient socket) {
    return told(socket, "users", "joins", "leaves", "changes");
  }

  private static Stream<JsonObject> told(SocketClient socket, String... parts) {
    return socket.frames().stream()
        .filter(frame -> frame.getString("event", "").startsWith("presence_"))
        .map(frame -> frame.getJsonObject("data"))
        .flatMap(data -> Stream.of(parts).filter(data::containsKey).map(data::getJsonArray))
        .flatMap(entries -> entries.getValuesAs(JsonObject.class).stream());
  }

  /** What the badge shows now. */
  boolean showsOnline(Member member) {
    return told(socket)
        .filter(entry -> entry.getString("username").equals(member.username()))
        .map(entry -> !entry.getString("status").equals("offline"))
        .reduce(false, (before, now) -> now);
  }

  SocketClient socket() {
    return socket;
  }

  @Override
  public void close() {
    socket.close();
  }
}
