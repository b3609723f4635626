package dev.lamplighter.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;

/** The headers that make a browser careful, and those that say what may be kept. */
final class Hardening {
  private final Supplier<String> pagePolicy;

  Hardening(Supplier<String> pagePolicy) {
    this.pagePolicy = pagePolicy;
  }

  void addHeaders(HttpServletResponse response, String path, boolean secure) {
    boolean data = Paths.isApi(path) || Paths.isSocket(path) || path.startsWith("/avatars/");
    response.setHeader("Content-Security-Policy", data ? ContentPolicy.NOTHING : pagePolicy.get());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(self), microphone=(self), geolocation=(), payment=()");
    if (secure) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    // Files have no fingerprint in their names: a browser may keep them, but asks each time.
    boolean kept = !Paths.isApi(path) && !Paths.isSocket(path);
    response.setHeader("Cache-Control", kept ? "no-cache" : "no-store");
  }
}
