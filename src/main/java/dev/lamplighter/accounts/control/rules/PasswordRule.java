package dev.lamplighter.accounts.control.rules;

import dev.lamplighter.json.PlainText;
import dev.lamplighter.problem.ProblemException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords can be chosen: 8 to 128 characters of any kind, but none that is among the first
 * that a guesser tries (NIST SP 800-63B, section 3.1.1.2).
 */
public final class PasswordRule {
  private static final int MIN = 8;
  private static final int MAX = 128;

  /** A character may be typed as a letter and some marks. */
  public static final int MAX_TYPED = 4 * MAX;

  /** Characters that somebody who knows the name would still have to guess. */
  private static final int BESIDE_THE_NAME = 4;

  private static final int DIFFERENT = 3;

  private static final Set<String> COMMON =
      Set.of(
          "password",
          "passw0rd",
          "p@ssword",
          "p@ssw0rd",
          "password1",
          "password12",
          "password123",
          "password1234",
          "passwort",
          "passwort1",
          "1234567890",
          "123123123",
          "12341234",
          "1q2w3e4r",
          "1qaz2wsx",
          "qwertyui",
          "qwertyuiop",
          "qwerty12",
          "qwerty123",
          "qwertz123",
          "asdfghjk",
          "asdfghjkl",
          "zxcvbnm1",
          "iloveyou",
          "iloveyou1",
          "sunshine",
          "princess",
          "football",
          "baseball",
          "superman",
          "starwars",
          "trustno1",
          "whatever",
          "computer",
          "internet",
          "letmein1",
          "letmein123",
          "welcome1",
          "welcome123",
          "changeme",
          "changeme1",
          "admin123",
          "admin1234",
          "administrator",
          "lamplighter",
          "lamplighter1");

  private PasswordRule() {}

  /** One way to write each password, whatever keyboard it comes from (RFC 8265, section 4.2). */
  public static String prepared(String password) {
    return PlainText.composed(password.replaceAll("\\p{Zs}", " "));
  }

  /**
   * @throws ProblemException INVALID_REQUEST naming the field
   */
  public static void check(String field, String password, String username) {
    fault(password, username)
        .ifPresent(
            fault -> {
              throw ProblemException.invalid(field, fault);
            });
  }

  /**
   * For what somebody shows: nothing is asked of it but that hashing it costs no more than others.
   *
   * @throws ProblemException INVALID_REQUEST naming the field
   */
  public static String bounded(String field, String password) {
    if (length(prepared(password)) > MAX) {
      throw ProblemException.invalid(field, "may have at most " + MAX + " characters");
    }
    return password;
  }

  /** What is wrong with a password, to be read behind its name; empty where nothing is. */
  public static Optional<String> fault(String password, String username) {
    String text = prepared(password).toLowerCase(Locale.ROOT);
    if (length(text) < MIN || length(text) > MAX) {
      return Optional.of("must have " + MIN + " to " + MAX + " characters");
    }
    if (COMMON.contains(text.strip()) || isPattern(text)) {
      return Optional.of("is among the first that others try; choose another");
    }
    if (isMostlyName(text, UsernameRule.key(username))) {
      return Optional.of("must be more than the username");
    }
    return Optional.empty();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** {@code aaaaaaaa}, {@code abababab}, {@code 12345678}. */
  private static boolean isPattern(String text) {
    return text.codePoints().distinct().count() < DIFFERENT || isRow(text, 1) || isRow(text, -1);
  }

  private static boolean isRow(String text, int step) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) - text.charAt(i - 1) != step) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMostlyName(String text, String name) {
    boolean reversed = text.contentEquals(new StringBuilder(name).reverse());
    return reversed
        || text.contains(name) && text.replace(name, "").strip().length() < BESIDE_THE_NAME;
  }
}
