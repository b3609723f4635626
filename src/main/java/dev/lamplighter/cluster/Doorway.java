package dev.lamplighter.cluster;

import dev.lamplighter.problem.StartFailure;
import org.eclipse.microprofile.config.Config;

/**
 * Where this node takes HTTP requests of the others: at the address by which the cluster sees it,
 * unless configured.
 *
 * @param configured {@code http://host:port}, or empty
 * @param port of the HTTP listener
 */
record Doorway(String configured, int port) {

  /**
   * @throws StartFailure where the configured address is none
   */
  static Doorway from(Config config) {
    String url = config.getOptionalValue("lamplighter.node.url", String.class).orElse("").strip();
    if (!url.isEmpty() && !url.matches("http://[^\\s/?#@]+:\\d{1,5}")) {
      throw new StartFailure(
          "LAMPLIGHTER_NODE_URL is '"
              + url
              + "'; write http://host:port, as the other nodes reach it.");
    }
    return new Doorway(url, config.getOptionalValue("PORT", Integer.class).orElse(8080));
  }

  /**
   * @param member host and port of this node in the transport
   */
  String url(String member) {
    return configured.isEmpty() ? "http://" + host(member) + ":" + port : configured;
  }

  private static String host(String member) {
    String host = member.replaceFirst(":\\d+$", "");
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
