package dev.lamplighter.feed.entity;

import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.time.Instant;

/** What somebody said to a post. */
public record Comment(long id, long postId, String authorId, String content, Instant timestamp) {

  /** The {@code comment} shape. */
  public JsonObject toJson(Member author) {
    return new JsonOutput()
        .put("id", Long.toString(id))
        .put("post_id", Long.toString(postId))
        .put("content", content)
        .put("user_id", authorId)
        .put("username", author.username())
        .put("author", author.toJson())
        .put("timestamp", timestamp)
        .build();
  }
}
