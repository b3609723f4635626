package dev.lamplighter.edge;

import dev.lamplighter.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Refuses the one character that PostgreSQL cannot store or compare, wherever an address has it.
 */
final class NulRefusal {
  private static final String ENCODED = "%00";

  private NulRefusal() {}

  /**
   * @param path decoded
   * @param query as sent, or null
   * @throws ProblemException that names the parameter
   */
  static void check(String path, String query) {
    if (path.indexOf('\0') >= 0) {
      throw ProblemException.notFound("address");
    }
    for (String parameter : query == null ? new String[0] : query.split("&")) {
      if (parameter.contains(ENCODED)) {
        throw ProblemException.invalid(name(parameter), "must not contain the character NUL.");
      }
    }
  }

  private static String name(String parameter) {
    String name = parameter.split("=", 2)[0].replace(ENCODED, "");
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return name;
    }
  }
}
