package dev.lamplighter.accounts.control.first;

import dev.lamplighter.accounts.control.rules.PasswordRule;
import dev.lamplighter.problem.StartFailure;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Who is there from the beginning.
 *
 * @param demo whether demo members are
 * @param adminPassword for the account {@code admin}, where it is to be made
 */
record AccountSettings(boolean demo, Optional<String> adminPassword) {

  /**
   * @throws StartFailure where the password is one that nobody may choose
   */
  static AccountSettings of(Config config) {
    Optional<String> password = config.getOptionalValue("lamplighter.admin.password", String.class);
    password
        .flatMap(given -> PasswordRule.fault(given, FirstAdmin.NAME))
        .ifPresent(
            fault -> {
              throw new StartFailure("LAMPLIGHTER_ADMIN_PASSWORD " + fault + ".");
            });
    return new AccountSettings(config.getValue("lamplighter.demo", Boolean.class), password);
  }
}
