package dev.lamplighter.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a node says of a request that it passes on to another: whom it came from. It travels in a
 * header that nobody believes without the signature of a node.
 *
 * @param method of the request
 * @param target path and query
 * @param origin of the page that sent it, or null
 * @param client whom it came from
 */
public record PassedOn(String method, String target, String origin, ClientAddress client) {
  public static final String HEADER = "X-Lamplighter-Passed-On";

  /**
   * What two nodes' clocks and a request's way may make; after it a stolen header is worth none.
   */
  static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private static final String ATTRIBUTE = PassedOn.class.getName();

  /**
   * The header's value: when, from where, and the signature.
   *
   * @param seal a keyed hash, in letters that a header may have
   */
  public String header(UnaryOperator<String> seal, long nowMillis) {
    return nowMillis
        + ";"
        + client.address()
        + ";"
        + client.scheme()
        + ";"
        + seal.apply(signed(nowMillis));
  }

  private String signed(long millis) {
    return String.join(
        "\n",
        method,
        target,
        origin == null ? "" : origin,
        Long.toString(millis),
        client.address(),
        client.scheme());
  }

  /** What the header says, if a node of this cluster wrote it for this very request just now. */
  static Optional<PassedOn> of(
      HttpServletRequest request, UnaryOperator<String> seal, long nowMillis) {
    String header = request.getHeader(HEADER);
    if (header == null) {
      return Optional.empty();
    }
    String query = request.getQueryString();
    return read(
        header,
        request.getMethod(),
        request.getRequestURI() + (query == null ? "" : "?" + query),
        request.getHeader("Origin"),
        seal,
        nowMillis);
  }

  static Optional<PassedOn> read(
      String header,
      String method,
      String target,
      String origin,
      UnaryOperator<String> seal,
      long nowMillis) {
    String[] parts = header.split(";", -1);
    if (parts.length != 4 || !parts[0].matches("\\d{1,15}")) {
      return Optional.empty();
    }
    long millis = Long.parseLong(parts[0]);
    PassedOn said = new PassedOn(method, target, origin, new ClientAddress(parts[1], parts[2]));
    boolean fresh = Math.abs(nowMillis - millis) <= GOOD_FOR.toMillis();
    return fresh && same(parts[3], seal.apply(said.signed(millis)))
        ? Optional.of(said)
        : Optional.empty();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  void keep(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Whether a node passed this request on, which came through the edge filter. */
  public static boolean isTrueOf(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }
}
