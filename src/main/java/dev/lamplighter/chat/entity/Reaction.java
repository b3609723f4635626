package dev.lamplighter.chat.entity;

import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * One kind of reaction to a message.
 *
 * @param userIds the first of those who reacted so, before them who asked; {@code count} counts all
 */
public record Reaction(String emoji, long count, List<String> userIds) {

  public JsonObject toJson() {
    return new JsonOutput()
        .put("emoji", emoji)
        .put("count", count)
        .putStrings("user_ids", userIds)
        .build();
  }
}
