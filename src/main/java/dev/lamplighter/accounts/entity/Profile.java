package dev.lamplighter.accounts.entity;

import dev.lamplighter.edge.PictureHosts;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.problem.ProblemException;
import java.util.Set;

/**
 * What users say about themselves. All but the display name and the audience may be null.
 *
 * @param avatarUrl a path on this host, or an address at one of {@link PictureHosts}; null for the
 *     generated portrait
 * @param age in years, 18 to 120
 * @param lastSeenAudience who learns when the user was last here: {@code everyone}, {@code
 *     connections} or {@code nobody}
 */
public record Profile(
    String displayName,
    String avatarUrl,
    String town,
    Integer age,
    String about,
    String lastSeenAudience) {
  public static final String EVERYONE = "everyone";
  private static final Set<String> AUDIENCES = Set.of(EVERYONE, "connections", "nobody");

  /**
   * Reads a change: a field that is left out stays as it is, a null empties it.
   *
   * @throws ProblemException INVALID_REQUEST naming the field
   */
  public static Profile changed(Member before, JsonInput input, PictureHosts hosts) {
    return new Profile(
        input.has("display_name") ? input.line("display_name", 80) : before.displayName(),
        input.keepOr("avatar_url", storedAvatar(before), in -> avatar(in, hosts)),
        input.keepOr("town", before.town(), in -> in.optionalLine("town", 80).orElse(null)),
        input.keepOr("age", before.age(), in -> in.optionalInt("age", 18, 120).orElse(null)),
        input.keepOr("about", before.about(), in -> in.optionalLines("about", 2000).orElse(null)),
        audience(input, "last_seen_audience", before.lastSeenAudience()));
  }

  private static String storedAvatar(Member member) {
    return member.hasGeneratedAvatar() ? null : member.avatarUrl();
  }

  private static String avatar(JsonInput input, PictureHosts hosts) {
    String url = input.optionalLine("avatar_url", 2000).orElse(null);
    if (url == null || hosts.allow(url)) {
      return url;
    }
    throw ProblemException.invalid(
        "avatar_url", "must be a path on this host, or at a host that the operator allows");
  }

  static String audience(JsonInput input, String field, String before) {
    if (!input.has(field)) {
      return before;
    }
    String audience = input.string(field, 1, 16);
    if (!AUDIENCES.contains(audience)) {
      throw ProblemException.invalid(field, "must be everyone, connections or nobody");
    }
    return audience;
  }
}
