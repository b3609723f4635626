package dev.lamplighter.database;

import dev.lamplighter.problem.StartFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * {@code DATABASE_URL}, as JDBC writes it or as hosting platforms do ({@code
 * postgres://user:password@host/name}). The password never stays in the URL, which drivers put into
 * their messages.
 *
 * @param jdbc for the driver, without user and password
 */
record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {
  private static final String H2 = "jdbc:h2:";

  /** What stands before the last at sign of the hosts is user and password. */
  private static final Pattern POSTGRES =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^/?#]*)@)?(?<place>[^?#@]*)(?:\\?(?<query>[^#]*))?");

  /** libpq's names for what the driver calls otherwise; the rest is called alike. */
  private static final Map<String, String> DRIVERS_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "channel_binding", "channelBinding",
          "gssencmode", "gssEncMode",
          "target_session_attrs", "targetServerType",
          "schema", "currentSchema");

  private static final Map<String, String> DRIVERS_ROLES =
      Map.of("read-write", "primary", "read-only", "secondary", "standby", "secondary");

  boolean isEmbedded() {
    return jdbc.startsWith(H2);
  }

  /**
   * @throws StartFailure where it is neither PostgreSQL nor H2; does not repeat it
   */
  static DatabaseUrl of(String url) {
    if (url.startsWith(H2)) {
      return h2(url);
    }
    if (url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:postgresql://")) {
      return checked(new DatabaseUrl(url, Optional.empty(), Optional.empty()));
    }
    Matcher postgres = POSTGRES.matcher(url);
    if (!postgres.matches()) {
      throw unknown();
    }
    return checked(postgres(postgres, url.startsWith("jdbc:")));
  }

  private static DatabaseUrl checked(DatabaseUrl url) {
    if (Driver.parseURL(url.jdbc(), null) == null) {
      throw unknown();
    }
    return url;
  }

  private static StartFailure unknown() {
    return new StartFailure(
        "DATABASE_URL names no database that Lamplighter knows; write"
            + " jdbc:postgresql://host/name or postgres://user:password@host/name, with special"
            + " characters of the password as %40 and so on.");
  }

  private static DatabaseUrl h2(String url) {
    List<String> kept = new ArrayList<>();
    Optional<String> user = Optional.empty();
    Optional<String> password = Optional.empty();
    for (String part : url.split(";")) {
      String name = part.toUpperCase(Locale.ROOT);
      if (name.startsWith("USER=")) {
        user = Optional.of(part.substring("USER=".length()));
      } else if (name.startsWith("PASSWORD=")) {
        password = Optional.of(part.substring("PASSWORD=".length()));
      } else {
        kept.add(part);
      }
    }
    return new DatabaseUrl(String.join(";", kept), user, password);
  }

  private static DatabaseUrl postgres(Matcher url, boolean jdbc) {
    String[] named = Optional.ofNullable(url.group("user")).orElse("").split(":", 2);
    Optional<String> user = Optional.of(decoded(named[0])).filter(name -> !name.isEmpty());
    Optional<String> password =
        named.length > 1 ? Optional.of(decoded(named[1])) : Optional.empty();
    List<String> kept = new ArrayList<>();
    for (String parameter : Optional.ofNullable(url.group("query")).orElse("").split("&")) {
      String[] pair = parameter.split("=", 2);
      String value = pair.length > 1 ? pair[1] : "";
      switch (pair[0]) {
        case "" -> {}
        case "user" -> user = Optional.of(decoded(value));
        case "password" -> password = Optional.of(decoded(value));
        default -> kept.add(jdbc ? parameter : renamed(pair[0], value));
      }
    }
    String place = jdbc ? url.group("place") : plus(url.group("place"));
    String query = kept.isEmpty() ? "" : "?" + String.join("&", kept);
    return new DatabaseUrl("jdbc:postgresql://" + place + query, user, password);
  }

  private static String renamed(String name, String value) {
    String role = name.equals("target_session_attrs") ? DRIVERS_ROLES.get(value) : null;
    return DRIVERS_NAMES.getOrDefault(name, name) + "=" + (role == null ? plus(value) : role);
  }

  /** The driver takes a plus for a space; here it is one. */
  private static String plus(String text) {
    return text.replace("+", "%2B");
  }

  /** As it stands where it is not encoded. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(plus(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return text;
    }
  }

  @Override
  public String toString() {
    return jdbc;
  }
}
