package dev.lamplighter.feed.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/** What members do to the feed, and what they see of it. */
public final class Wall {
  private Wall() {}

  static JsonObject json(String name, String value) {
    return Json.createObjectBuilder().add(name, value).build();
  }

  /** The id of a new post. */
  public static String post(Member author, String content) {
    Answer answer = author.rest().post("/api/posts", json("content", content));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().getString("id");
  }

  public static Answer like(Member member, String post) {
    return member.rest().post("/api/posts/" + post + "/like");
  }

  static Answer unlike(Member member, String post) {
    return member.rest().delete("/api/posts/" + post + "/like");
  }

  static Answer comment(Member member, String post, String content) {
    return member.rest().post("/api/posts/" + post + "/comments", json("content", content));
  }

  static JsonObject look(Member viewer, String post) {
    return look(viewer.rest(), post);
  }

  static JsonObject look(RestClient viewer, String post) {
    return viewer.get("/api/posts/" + post).json();
  }

  static List<JsonObject> comments(Member viewer, String post, String query) {
    return viewer
        .rest()
        .get("/api/posts/" + post + "/comments" + query)
        .json()
        .getJsonArray("comments")
        .getValuesAs(JsonObject.class);
  }

  static List<JsonObject> posts(JsonObject page) {
    return page.getJsonArray("posts").getValuesAs(JsonObject.class);
  }

  public static void open(SocketClient socket) {
    assertThat(socket.request("subscribe", json("channel", "feed")).getString("event"))
        .isEqualTo("reply");
  }

  /** The data of all events of that name so far that are about the post. */
  static List<JsonObject> about(SocketClient socket, String event, String post) {
    return socket.frames().stream()
        .filter(frame -> frame.getString("event").equals(event))
        .map(frame -> frame.getJsonObject("data"))
        .filter(data -> data.getString("post_id").equals(post))
        .toList();
  }

  static JsonObject await(SocketClient socket, String event, String post) {
    return socket
        .await(
            event + " of " + post,
            frame ->
                frame.getString("event").equals(event)
                    && frame.getJsonObject("data").getString("post_id", "").equals(post))
        .getJsonObject("data");
  }
}
