package dev.lamplighter.accounts.control;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * @param demo whether demo members are there
 * @param limitsEnabled whether failed sign-ins are slowed down
 */
public record AccountSettings(boolean demo, boolean limitsEnabled) {

  static AccountSettings of(Config config) {
    return new AccountSettings(
        config.getOptionalValue("lamplighter.demo", Boolean.class).orElse(false),
        config.getOptionalValue("lamplighter.limits.enabled", Boolean.class).orElse(true));
  }

  /** Reads the settings once, when the first bean asks for them. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    AccountSettings settings() {
      return of(ConfigProvider.getConfig());
    }
  }
}
