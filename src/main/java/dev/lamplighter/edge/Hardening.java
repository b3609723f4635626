package dev.lamplighter.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The headers that make a browser careful, and those that say what may be kept. */
public final class Hardening {
  private final Supplier<String> pagePolicy;

  Hardening(Supplier<String> pagePolicy) {
    this.pagePolicy = pagePolicy;
  }

  /** What also an answer has that the server gives by itself, before any filter. */
  public static void forAnyAnswer(BiConsumer<String, String> header) {
    header.accept("Content-Security-Policy", ContentPolicy.NOTHING);
    header.accept("X-Content-Type-Options", "nosniff");
    header.accept("X-Frame-Options", "DENY");
    header.accept("Referrer-Policy", "same-origin");
    header.accept("Cache-Control", "no-store");
  }

  void addHeaders(HttpServletResponse response, String path, boolean secure) {
    boolean data = Paths.isApi(path) || Paths.isSocket(path) || path.startsWith("/avatars/");
    forAnyAnswer(response::setHeader);
    if (!data) {
      response.setHeader("Content-Security-Policy", pagePolicy.get());
    }
    response.setHeader(
        "Permissions-Policy", "camera=(self), microphone=(self), geolocation=(), payment=()");
    if (secure) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    // Files have no fingerprint in their names: a browser may keep them, but asks each time.
    if (!Paths.isApi(path) && !Paths.isSocket(path)) {
      response.setHeader("Cache-Control", "no-cache");
    }
  }
}
