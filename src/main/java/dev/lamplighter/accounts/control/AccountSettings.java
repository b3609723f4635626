package dev.lamplighter.accounts.control;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Who is there from the beginning.
 *
 * @param demo whether demo members are
 * @param adminPassword for the account {@code admin}, where it is to be made
 */
record AccountSettings(boolean demo, Optional<String> adminPassword) {

  static AccountSettings of(Config config) {
    return new AccountSettings(
        config.getValue("lamplighter.demo", Boolean.class),
        config.getOptionalValue("lamplighter.admin.password", String.class));
  }
}
