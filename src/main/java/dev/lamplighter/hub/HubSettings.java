package dev.lamplighter.hub;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * @param outboxLimit bytes that may wait for one session before it is cut off
 * @param batchLimit bytes after which a batch goes out as one write
 * @param flushers threads that write; a session always has the same
 * @param pingInterval between pings; a client silent for two is closed
 * @param sendTimeout for one write, before the session is cut off
 * @param expiryGrace how long a socket outlives its token; empty where tokens are issued here,
 *     whose end ends no socket: only the end of the login does
 * @param drainBatch sessions closed at once when the server stops, one batch every 100 ms
 */
public record HubSettings(
    int outboxLimit,
    int batchLimit,
    int flushers,
    Duration pingInterval,
    Duration sendTimeout,
    Optional<Duration> expiryGrace,
    int drainBatch) {

  public static HubSettings from(Config config) {
    return new HubSettings(
        config.getValue("lamplighter.outbox.limit", Integer.class),
        config.getValue("lamplighter.outbox.batch", Integer.class),
        config
            .getOptionalValue("lamplighter.flushers", Integer.class)
            .orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / 2)),
        config.getValue("lamplighter.ping.interval", Duration.class),
        config.getValue("lamplighter.send.timeout", Duration.class),
        config
            .getOptionalValue("mp.jwt.verify.issuer", String.class)
            .filter(issuer -> !issuer.isBlank())
            .map(external -> config.getValue("lamplighter.token.grace", Duration.class)),
        config.getValue("lamplighter.drain.batch", Integer.class));
  }
}
