package dev.lamplighter.wire.socketio;

import dev.lamplighter.wire.socketio.engine.EngineSettings;
import dev.lamplighter.wire.socketio.relay.RelaySettings;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * @param connectTimeout after which a connection that nobody signed in on is closed
 */
record SocketIoSettings(EngineSettings engine, Duration connectTimeout, RelaySettings relay) {
  private static final String PREFIX = "lamplighter.socketio.";

  static SocketIoSettings from(Config config, String node) {
    return new SocketIoSettings(
        new EngineSettings(
            node,
            duration(config, "ping-interval"),
            duration(config, "ping-timeout"),
            duration(config, "upgrade-timeout"),
            config.getValue(PREFIX + "max-payload", Integer.class)),
        duration(config, "connect-timeout"),
        new RelaySettings(config.getValue(PREFIX + "relay-limit", Integer.class)));
  }

  private static Duration duration(Config config, String name) {
    return config.getValue(PREFIX + name, Duration.class);
  }
}
