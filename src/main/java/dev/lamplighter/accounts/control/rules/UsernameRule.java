package dev.lamplighter.accounts.control.rules;

import dev.lamplighter.json.PlainText;
import dev.lamplighter.problem.ProblemException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which names somebody can register. */
public final class UsernameRule {
  /** Paths below {@code /api/users} and its {@code online-status}. */
  private static final Stream<String> PATHS =
      Stream.of("online-status", "count", "users", "query", "me");

  /** What would pass for the house itself, or for nobody; the mailboxes are RFC 2142's. */
  private static final Stream<String> OFFICES =
      Stream.of(
          "admin",
          "admins",
          "administrator",
          "administration",
          "administrators",
          "root",
          "system",
          "sysadmin",
          "sysop",
          "superuser",
          "superadmin",
          "operator",
          "owner",
          "lamplighter",
          "support",
          "help",
          "helpdesk",
          "service",
          "customerservice",
          "customersupport",
          "staff",
          "team",
          "official",
          "moderator",
          "moderators",
          "mod",
          "mods",
          "security",
          "abuse",
          "billing",
          "postmaster",
          "hostmaster",
          "webmaster",
          "mailerdaemon",
          "noc",
          "noreply",
          "donotreply",
          "bot",
          "daemon",
          "guest",
          "anonymous",
          "nobody",
          "somebody",
          "everybody",
          "everyone",
          "null",
          "undefined");

  private static final Set<String> RESERVED =
      Stream.concat(PATHS, OFFICES)
          .map(UsernameRule::looks)
          .collect(Collectors.toUnmodifiableSet());

  private UsernameRule() {}

  /**
   * @throws ProblemException INVALID_REQUEST
   */
  public static void check(String username) {
    if (!username.matches("[A-Za-z0-9_.-]+") || username.matches("\\.+")) {
      throw ProblemException.invalid("username", "may have letters, digits and _ . - only");
    }
    if (RESERVED.contains(looks(username))) {
      throw ProblemException.invalid("username", "is reserved; choose another");
    }
  }

  /**
   * What two names that are taken for each other have in common: names differ in more than case.
   */
  public static String key(String username) {
    return PlainText.composed(username).toLowerCase(Locale.ROOT);
  }

  /** As a reader sees it who takes {@code r00t} or {@code _Adm1n} for the house. */
  private static String looks(String username) {
    return key(username)
        .replaceAll("[_.-]", "")
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('l', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('7', 't');
  }
}
