package dev.lamplighter.push.control;

import dev.lamplighter.problem.StartFailure;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The push services that may be called. Clients name the address, so without this list anybody
 * could make the server call hosts in its own network.
 */
final class PushHosts {
  private static final Pattern NAME = Pattern.compile("(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");
  private static final int HTTPS = 443;

  private final Set<String> entries;

  private PushHosts(Set<String> entries) {
    this.entries = entries;
  }

  /**
   * @param list names such as {@code push.example.com} or {@code *.example.com}, reached by https;
   *     or whole origins, which may be anywhere
   */
  static PushHosts of(String list) {
    Set<String> entries = new TreeSet<>();
    for (String entry : list.toLowerCase(Locale.ROOT).split(",")) {
      String name = entry.strip();
      if (!NAME.matcher(name).matches() && !ORIGIN.matcher(name).matches()) {
        throw new StartFailure(
            "LAMPLIGHTER_PUSH_HOSTS must list hosts such as push.example.com, or origins such as"
                + " https://10.0.0.7:8443.");
      }
      entries.add(name);
    }
    return new PushHosts(entries);
  }

  boolean permit(URI endpoint) {
    if (endpoint.getHost() == null || endpoint.getRawUserInfo() != null) {
      return false;
    }
    String host = endpoint.getHost().toLowerCase(Locale.ROOT);
    return entries.contains(endpoint.getScheme() + "://" + endpoint.getRawAuthority())
        || isHttps(endpoint) && (entries.contains(host) || entries.contains(parent(host)));
  }

  private static boolean isHttps(URI endpoint) {
    return "https".equals(endpoint.getScheme())
        && (endpoint.getPort() == -1 || endpoint.getPort() == HTTPS);
  }

  private static String parent(String host) {
    return "*" + host.substring(Math.max(0, host.indexOf('.')));
  }
}
