package dev.lamplighter.listener;

import java.time.Duration;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.Config;

/**
 * @param connections that the node takes in all; empty: as many as its memory allows
 * @param heads connections of one address whose request has not fully begun
 * @param headTimeout from its first byte until a request's head is complete
 */
record ListenerSettings(OptionalInt connections, int heads, Duration headTimeout) {
  static final String CONNECTIONS = "lamplighter.listener.connections";

  static ListenerSettings from(Config config) {
    return new ListenerSettings(
        config
            .getOptionalValue(CONNECTIONS, Integer.class)
            .map(OptionalInt::of)
            .orElseGet(OptionalInt::empty),
        config.getValue("lamplighter.listener.heads", Integer.class),
        config.getValue("lamplighter.listener.head-timeout", Duration.class));
  }
}
