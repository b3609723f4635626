package dev.lamplighter.edge;

import dev.lamplighter.problem.StartFailure;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Other hosts whose pictures users may show. Everybody who sees the user calls that host, so a host
 * that users name freely would learn who looks at whom, and from where.
 *
 * @param origins such as {@code https://images.example.com}
 */
public record PictureHosts(List<String> origins) {
  private static final String SETTING = "lamplighter.pictures.hosts";
  private static final String OWN_PATH = "/(?!/)[^\\s\"'<>\\\\]*";
  private static final String ADDRESS = "https?://[^\\s\"'<>\\\\]+";

  /**
   * @throws StartFailure where one is no origin
   */
  public static PictureHosts of(Config config) {
    return of(config.getOptionalValue(SETTING, String.class).orElse(""));
  }

  public static PictureHosts of(String list) {
    List<String> origins =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(text -> text.matches("https?://.*") ? text : "https://" + text)
            .toList();
    for (String origin : origins) {
      if (!origin.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
        throw new StartFailure(
            "LAMPLIGHTER_PICTURES_HOSTS must list hosts such as images.example.com, not "
                + origin
                + ".");
      }
    }
    return new PictureHosts(origins);
  }

  /** Paths of this host, and addresses at those that are listed. */
  public boolean allow(String url) {
    return url.matches(OWN_PATH)
        || url.matches(ADDRESS) && origins.stream().anyMatch(o -> url.startsWith(o + "/"));
  }
}
