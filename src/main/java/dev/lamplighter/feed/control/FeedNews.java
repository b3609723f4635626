package dev.lamplighter.feed.control;

import dev.lamplighter.feed.entity.Counts;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Jsons;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Set;

/**
 * A post was liked or commented on, or that was taken back.
 *
 * @param userId who did it, or null where only the counts are known
 * @param hidden ids of users who do not see the post
 * @param strangers ids of users who do not see who did it
 * @param comment the new one, or null
 * @param removed the id of one that is gone, or null
 */
record FeedNews(
    Counts counts,
    String userId,
    String username,
    Set<String> hidden,
    Set<String> strangers,
    Instant time,
    JsonObject comment,
    String removed) {

  static FeedNews ofCounts(Counts counts, Instant time) {
    return new FeedNews(counts, null, null, Set.of(), Set.of(), time, null, null);
  }

  boolean isAboutComments() {
    return comment != null || removed != null;
  }

  FeedNews with(Counts newer) {
    return new FeedNews(newer, userId, username, hidden, strangers, time, comment, removed);
  }

  /** As it goes between nodes. */
  String toText() {
    JsonOutput json =
        new JsonOutput()
            .put("post", counts.postId())
            .put("version", counts.version())
            .put("likes", counts.likes())
            .put("comments", counts.comments())
            .put("user_id", userId)
            .put("username", username)
            .putStrings("hidden", hidden)
            .putStrings("strangers", strangers)
            .put("time", time)
            .put("removed", removed);
    return (comment == null ? json : json.put("comment", comment)).build().toString();
  }

  static FeedNews of(JsonObject json) {
    return new FeedNews(
        new Counts(
            number(json, "post"),
            number(json, "version"),
            number(json, "likes"),
            number(json, "comments")),
        json.getString("user_id", null),
        json.getString("username", null),
        texts(json, "hidden"),
        texts(json, "strangers"),
        Jsons.time(json, "time"),
        json.getJsonObject("comment"),
        json.getString("removed", null));
  }

  private static long number(JsonObject json, String field) {
    return json.getJsonNumber(field).longValue();
  }

  static Set<String> texts(JsonObject json, String field) {
    return Set.copyOf(json.getJsonArray(field).getValuesAs(JsonString::getString));
  }
}
