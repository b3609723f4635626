package dev.lamplighter.feed.entity;

import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * A post as one user sees it.
 *
 * @param liked by that user
 */
public record Post(
    Counts counts, String authorId, String content, Instant timestamp, boolean liked) {

  public long id() {
    return counts.postId();
  }

  /** The {@code post} shape. */
  public JsonObject toJson(Member author) {
    return new JsonOutput()
        .put("id", Long.toString(id()))
        .put("user_id", authorId)
        .put("username", author.username())
        .put("author", author.toJson())
        .put("content", content)
        .put("like_count", counts.likes())
        .put("comment_count", counts.comments())
        .put("liked", liked)
        .put("version", counts.version())
        .put("timestamp", timestamp)
        .build();
  }
}
