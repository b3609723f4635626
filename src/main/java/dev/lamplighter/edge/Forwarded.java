package dev.lamplighter.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What proxies say of a request's way here: the headers' values, several joined by commas, or null.
 *
 * @param addresses {@code X-Forwarded-For}
 * @param schemes {@code X-Forwarded-Proto}
 * @param standard {@code Forwarded} (RFC 7239); not believed beside one of the others, since a
 *     proxy that writes those passes this one on as a client wrote it
 */
record Forwarded(String addresses, String schemes, String standard) {
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([^\\]]+)](?::\\d{1,5})?|([^:]+):\\d{1,5}");

  /**
   * One proxy's word.
   *
   * @param address whom it was asked by, without port; perhaps no address
   * @param scheme how it was asked, {@code http} or {@code https}, or null
   */
  record Hop(String address, String scheme) {}

  static Forwarded of(HttpServletRequest request) {
    return new Forwarded(
        joined(request, "X-Forwarded-For"),
        joined(request, "X-Forwarded-Proto"),
        joined(request, "Forwarded"));
  }

  private static String joined(HttpServletRequest request, String header) {
    List<String> values = Collections.list(request.getHeaders(header));
    return values.isEmpty() ? null : String.join(",", values);
  }

  /** The hops, the nearest last. */
  List<Hop> hops() {
    if (addresses == null && schemes == null) {
      return standard == null
          ? List.of()
          : split(standard, ',').stream().map(Forwarded::hop).toList();
    }
    List<String> from = list(addresses);
    List<String> by = list(schemes);
    List<Hop> hops = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      hops.add(new Hop(withoutPort(from.get(i)), scheme(by, from.size(), i)));
    }
    return hops.isEmpty() ? List.of(new Hop("", scheme(by, 1, 0))) : hops;
  }

  /** Some proxies add to both lists, others pass on what the first one said. */
  private static String scheme(List<String> schemes, int hops, int hop) {
    if (schemes.isEmpty()) {
      return null;
    }
    return plainScheme(schemes.get(schemes.size() == hops ? hop : 0));
  }

  private static List<String> list(String header) {
    return header == null
        ? List.of()
        : Arrays.stream(header.split(",")).map(String::strip).toList();
  }

  private static Hop hop(String element) {
    String address = "";
    String scheme = null;
    for (String pair : split(element, ';')) {
      String[] parts = pair.split("=", 2);
      String value = parts.length < 2 ? "" : unquoted(parts[1].strip());
      switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
        case "for" -> address = withoutPort(value);
        case "proto" -> scheme = plainScheme(value);
        default -> {} // by, host and extensions
      }
    }
    return new Hop(address, scheme);
  }

  /** Some proxies name a socket's scheme. */
  private static String plainScheme(String scheme) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "https", "wss" -> "https";
      case "http", "ws" -> "http";
      default -> null;
    };
  }

  private static String withoutPort(String node) {
    Matcher matcher = WITH_PORT.matcher(node);
    if (!matcher.matches()) {
      return node;
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** A separator in quotes is none. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (text.charAt(i) == separator && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
