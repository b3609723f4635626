package dev.lamplighter.feed.control;

import dev.lamplighter.hub.Event;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;

/** The feed as clients hear of it (pure: from news to events). */
final class FeedEvents {
  private FeedEvents() {}

  /**
   * @param named whether it says who
   */
  static Event like(FeedNews news, boolean named) {
    String postId = Long.toString(news.counts().postId());
    JsonObject json =
        new JsonOutput()
            .put("post_id", postId)
            .put("like_count", news.counts().likes())
            .put("user_id", named ? news.userId() : null)
            .put("username", named ? news.username() : null)
            .put("version", news.counts().version())
            .put("timestamp", news.time())
            .build();
    return Event.latest("like_update", json.toString(), postId);
  }

  /**
   * @param named whether it says who, and so what
   */
  static Event comment(FeedNews news, boolean named) {
    boolean shown = named && news.comment() != null;
    JsonObject json =
        new JsonOutput()
            .put("post_id", Long.toString(news.counts().postId()))
            .put("comment_count", news.counts().comments())
            .put("comment", shown ? news.comment() : JsonValue.NULL)
            .put("removed_id", news.removed())
            .put("version", news.counts().version())
            .put("timestamp", news.time())
            .build();
    return Event.of("comment_update", json.toString());
  }

  static Event created(JsonObject post) {
    return Event.of("post_created", new JsonOutput().put("post", post).build().toString());
  }

  static Event deleted(long postId, Instant now) {
    JsonObject json =
        new JsonOutput().put("post_id", Long.toString(postId)).put("timestamp", now).build();
    return Event.of("post_deleted", json.toString());
  }
}
