package dev.lamplighter.edge;

import dev.lamplighter.problem.StartFailure;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Who may reach Lamplighter from where.
 *
 * @param origins other origins whose pages may call, such as {@code https://app.example.com} or
 *     {@code tauri://localhost}, as {@link Origins#plain} writes them
 * @param anyOrigin whether pages of every origin may call; in demo mode only
 * @param maxBody bytes of a request's body
 */
record EdgeSettings(Set<String> origins, boolean anyOrigin, TrustedProxies proxies, int maxBody) {
  private static final String ORIGINS = "SOCKETIO_CORS_ORIGINS";

  /**
   * @throws StartFailure where a value makes no sense
   */
  static EdgeSettings of(Config config) {
    Set<String> origins = origins(config.getOptionalValue(ORIGINS, String.class).orElse(""));
    boolean demo = config.getValue("lamplighter.demo", Boolean.class);
    if (origins.contains("*") && !demo) {
      throw new StartFailure(ORIGINS + "=* is for demo mode only; name the exact origins.");
    }
    return new EdgeSettings(
        origins,
        origins.contains("*"),
        TrustedProxies.of(config),
        config.getValue("lamplighter.http.max-body", Integer.class));
  }

  private static Set<String> origins(String list) {
    Set<String> origins =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    for (String origin : origins) {
      if (!origin.equals("*") && !origin.matches("[A-Za-z][A-Za-z0-9+.-]*://[^/\\s?#]+")) {
        throw new StartFailure(
            ORIGINS + " must list origins such as https://app.example.com, not " + origin + ".");
      }
    }
    return origins.stream().map(Origins::plain).collect(Collectors.toUnmodifiableSet());
  }
}
