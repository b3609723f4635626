package dev.lamplighter.edge;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each path is. All take the decoded path, without context and query. */
final class Paths {
  private static final Set<String> PUBLIC =
      Set.of(
          "POST /api/auth/register",
          "POST /api/auth/login",
          "POST /api/auth/refresh",
          "POST /api/auth/logout",
          "GET /api/auth/jwks",
          "GET /api/auth/config",
          "GET /api/ws/status");

  private static final Pattern ONLINE_STATUS =
      Pattern.compile("/online-status/([^/]+/(?:online|offline))");

  /** Possessive: else each segment of a path would take some of the thread's stack. */
  private static final Pattern PAGE =
      Pattern.compile(
          "/(?!(?:api|ws|socket\\.io|health|metrics|openapi|avatars)(?:/|$)|admin/online-users$)"
              + "(?:profile/[^/]+|(?:[^/]++/)*+[^/.]*)");

  private Paths() {}

  /** Whether a caller is needed. A HEAD is as public as its GET. */
  static boolean isProtected(String method, String path) {
    String plain =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String read = "HEAD".equals(method) ? "GET" : method;
    return (isBelow(path, "/api") && !PUBLIC.contains(read + " " + plain)) || isBelow(path, "/ws");
  }

  /** Where sockets are opened, which have limits of their own. */
  static boolean isSocket(String path) {
    return isBelow(path, "/ws") || isBelow(path, "/socket.io");
  }

  /** Where answers are problems and never pages. */
  static boolean isApi(String path) {
    return isBelow(path, "/api");
  }

  /** The path that the seeds' own paths stand for. */
  static Optional<String> alias(String method, String path) {
    if ("POST".equals(method) && path.equals("/login")) {
      return Optional.of("/api/auth/login");
    }
    if (path.equals("/admin/online-users")) {
      return Optional.of("/api/admin/online-users");
    }
    Matcher status = ONLINE_STATUS.matcher(path);
    return status.matches()
        ? Optional.of("/api/users/online-status/" + status.group(1))
        : Optional.empty();
  }

  /** Whether the single-page application draws this address. */
  static boolean isPage(String method, String path, String accept) {
    return ("GET".equals(method) || "HEAD".equals(method))
        && accept != null
        && accept.contains("text/html")
        && PAGE.matcher(path).matches();
  }

  static boolean isBelow(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }
}
