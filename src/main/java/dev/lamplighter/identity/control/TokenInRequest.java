package dev.lamplighter.identity.control;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/**
 * Where a request may carry its token. Addresses and subprotocols count for WebSocket handshakes
 * only, since browsers cannot set headers there.
 */
public final class TokenInRequest {
  private static final String BEARER = "Bearer ";

  /** What a subprotocol that carries a token begins with. */
  public static final String SUBPROTOCOL = "bearer.";

  private TokenInRequest() {}

  static Optional<String> token(HttpServletRequest request, boolean handshake) {
    String header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(header.substring(BEARER.length()).strip());
    }
    return handshake ? query(request, "token").or(() -> subprotocol(request)) : Optional.empty();
  }

  /** Of a handshake. */
  static Optional<String> ticket(HttpServletRequest request) {
    return query(request, "ticket");
  }

  /** Read here: the container would parse all parameters, and keep them as long as a socket. */
  private static Optional<String> query(HttpServletRequest request, String name) {
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    return Arrays.stream(query.split("&"))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> decoded(part.substring(name.length() + 1)))
        .findFirst();
  }

  /** What cannot be decoded is no good token as it stands either. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  private static Optional<String> subprotocol(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
        .flatMap(header -> Arrays.stream(header.split("\\s*,\\s*")))
        .filter(name -> name.startsWith(SUBPROTOCOL))
        .map(name -> name.substring(SUBPROTOCOL.length()))
        .findFirst();
  }
}
