package dev.lamplighter.accounts.boundary;

import dev.lamplighter.json.JsonInput;
import dev.lamplighter.problem.ProblemException;
import java.util.Locale;
import java.util.Set;

/** A username and a password, as typed. */
record Credentials(String username, String password) {
  private static final int MAX_PASSWORD = 128;

  /**
   * Paths below {@code /api/users} and its {@code online-status}, and names that would pass for the
   * house itself.
   */
  private static final Set<String> RESERVED =
      Set.of("online-status", "count", "users", "query", "admin", "system", "lamplighter");

  /**
   * For a new account.
   *
   * @throws ProblemException INVALID_REQUEST naming the field
   */
  static Credentials chosen(JsonInput input) {
    String username = input.string("username", 3, 32);
    if (!username.matches("[A-Za-z0-9_.-]+") || username.matches("\\.+")) {
      throw ProblemException.invalid("username", "may have letters, digits and _ . - only");
    }
    if (RESERVED.contains(username.toLowerCase(Locale.ROOT))) {
      throw ProblemException.invalid("username", "is reserved; choose another");
    }
    return new Credentials(username, chosenPassword(input, "password"));
  }

  /**
   * @throws ProblemException INVALID_REQUEST naming the field
   */
  static String chosenPassword(JsonInput input, String field) {
    return input.string(field, 8, MAX_PASSWORD);
  }

  static String shownPassword(JsonInput input, String field) {
    return input.string(field, 1, MAX_PASSWORD);
  }

  /** For an account that may be there; what cannot be right is left to be refused as wrong. */
  static Credentials shown(JsonInput input) {
    return new Credentials(input.string("username", 1, 255), shownPassword(input, "password"));
  }
}
