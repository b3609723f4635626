package dev.lamplighter.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Logger;

/** Which pages may call: those of this host, and of the configured origins. */
@ApplicationScoped
public class Origins {
  private static final Logger LOG = Logger.getLogger(Origins.class.getName());

  @Inject private EdgeSettings settings;

  /** A bad setting shall stop the start, not the first request. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    LOG.info("event=origins also=" + settings.origins());
  }

  /** Any thread. A request without an Origin is none of a page's cross-origin requests. */
  public boolean allowed(HttpServletRequest request) {
    return foreign(request).map(this::isConfigured).orElse(true);
  }

  /** The origin of a page of another host; empty for this host's pages and for other clients. */
  Optional<String> foreign(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Origin"))
        .filter(origin -> !isHere(origin, request));
  }

  boolean isAnyAllowed() {
    return settings.anyOrigin();
  }

  private boolean isConfigured(String origin) {
    return settings.anyOrigin() || settings.origins().contains(plain(origin));
  }

  private static boolean isHere(String origin, HttpServletRequest request) {
    String host = request.getHeader("Host");
    return host != null
        && plain(origin).equals(plain(ClientAddress.of(request).scheme() + "://" + host));
  }

  /** Default ports may be left out, and some clients of sockets write ws where pages write http. */
  static String plain(String origin) {
    String lower = origin.toLowerCase(Locale.ROOT);
    String plain =
        lower.startsWith("ws:") || lower.startsWith("wss:") ? "http" + lower.substring(2) : lower;
    if (plain.startsWith("https:")) {
      return without(":443", plain);
    }
    return plain.startsWith("http:") ? without(":80", plain) : plain;
  }

  private static String without(String port, String origin) {
    return origin.endsWith(port) ? origin.substring(0, origin.length() - port.length()) : origin;
  }
}
