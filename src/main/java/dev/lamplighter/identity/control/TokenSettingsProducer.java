package dev.lamplighter.identity.control;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings once, when the first bean asks for them at start. */
@Dependent
public class TokenSettingsProducer {

  @Produces
  @Singleton
  TokenSettings settings() {
    return TokenSettings.of(ConfigProvider.getConfig());
  }
}
