package dev.lamplighter.edge;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings once, when the filter is made at start. */
@Dependent
class EdgeSettingsProducer {

  @Produces
  @Singleton
  EdgeSettings settings() {
    return EdgeSettings.of(ConfigProvider.getConfig());
  }
}
