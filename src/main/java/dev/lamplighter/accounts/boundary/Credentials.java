package dev.lamplighter.accounts.boundary;

import dev.lamplighter.accounts.control.rules.PasswordRule;
import dev.lamplighter.accounts.control.rules.UsernameRule;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.PlainText;
import dev.lamplighter.problem.ProblemException;

/** A username and a password, as typed. */
record Credentials(String username, String password) {

  /**
   * For a new account.
   *
   * @throws ProblemException INVALID_REQUEST naming the field
   */
  static Credentials chosen(JsonInput input) {
    String username = input.string("username", 3, 32);
    UsernameRule.check(username);
    return new Credentials(username, chosenPassword(input, "password", username));
  }

  /**
   * @throws ProblemException INVALID_REQUEST naming the field
   */
  static String chosenPassword(JsonInput input, String field, String username) {
    String password = shownPassword(input, field);
    PasswordRule.check(field, password, username);
    return password;
  }

  static String shownPassword(JsonInput input, String field) {
    return PasswordRule.bounded(field, input.string(field, 1, PasswordRule.MAX_TYPED));
  }

  /** For an account that may be there; what cannot be right is left to be refused as wrong. */
  static Credentials shown(JsonInput input) {
    String username = PlainText.composed(input.string("username", 1, 255));
    return new Credentials(username, shownPassword(input, "password"));
  }
}
