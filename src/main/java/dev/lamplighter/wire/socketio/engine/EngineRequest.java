package dev.lamplighter.wire.socketio.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a request's query asks for. The query is read by itself: the servlet's parameters would eat
 * the body of a form.
 *
 * @param sid the session's id, or null in a handshake
 */
record EngineRequest(
    String version, String transport, String sid, boolean handshakes, String method) {

  static EngineRequest of(HttpServletRequest request) {
    return new EngineRequest(
        parameter(request, "EIO"),
        parameter(request, "transport"),
        parameter(request, "sid"),
        "websocket".equalsIgnoreCase(request.getHeader("Upgrade")),
        request.getMethod());
  }

  private static String parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getQueryString()).stream()
        .flatMap(query -> Arrays.stream(query.split("&")))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decoded(pair.substring(name.length() + 1)))
        .findFirst()
        .orElse(null);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** What is wrong with it whatever sessions there are (engine.io, lib/server.ts, verify). */
  Optional<EngineError> fault() {
    if (!"polling".equals(transport) && !"websocket".equals(transport)) {
      return Optional.of(EngineError.UNKNOWN_TRANSPORT);
    }
    if (sid == null && !"GET".equals(method)) {
      return Optional.of(EngineError.BAD_METHOD);
    }
    if (handshakes != "websocket".equals(transport)) {
      return Optional.of(EngineError.BAD_REQUEST);
    }
    return "4".equals(version) ? Optional.empty() : Optional.of(EngineError.UNKNOWN_VERSION);
  }
}
