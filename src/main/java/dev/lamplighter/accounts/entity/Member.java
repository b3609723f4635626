package dev.lamplighter.accounts.entity;

import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A user as others see one.
 *
 * @param town null where not told, like age and about
 * @param lastSeenAudience {@code everyone}, {@code connections} or {@code nobody}
 */
public record Member(
    String userId,
    String username,
    String displayName,
    String avatarUrl,
    String town,
    Integer age,
    String about,
    String lastSeenAudience) {

  /** The {@code user} shape. Who may see the last-seen time is the user's own business. */
  public JsonObject toJson() {
    return new JsonOutput()
        .put("user_id", userId)
        .put("username", username)
        .put("display_name", displayName)
        .put("avatar_url", avatarUrl)
        .put("town", town)
        .put("age", age)
        .put("about", about)
        .build();
  }

  boolean hasGeneratedAvatar() {
    return avatarUrl.equals(avatarOf(username));
  }

  static String avatarOf(String username) {
    String name = URLEncoder.encode(username, StandardCharsets.UTF_8).replace("+", "%20");
    return "/avatars/" + name + ".svg";
  }
}
