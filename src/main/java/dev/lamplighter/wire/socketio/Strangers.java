package dev.lamplighter.wire.socketio;

import dev.lamplighter.limits.Limits;
import dev.lamplighter.limits.Shares;
import dev.lamplighter.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** How many connections may be open that nobody has signed in on. */
@ApplicationScoped
class Strangers {
  /** Heap for each: what it may send before it is known, and what a connection costs at rest. */
  private static final int BYTES_EACH = 1 << 19;

  private static final Duration SOON = Duration.ofSeconds(1);

  @Inject private Config config;
  @Inject private Limits limits;
  private Shares connections;

  @PostConstruct
  void configure() {
    connections =
        new Shares(
            config.getValue("lamplighter.limits.strangers", Integer.class),
            (int) (Runtime.getRuntime().maxMemory() / BYTES_EACH));
  }

  /** A moment before one more is there: a few may pass together. */
  void refuseMore(String address) {
    if (!limits.settings().enabled()) {
      return;
    }
    if (connections.isUsedUp(address)) {
      throw ProblemException.tooMany(
          "Too many connections from your address are not signed in. Wait a moment.", SOON);
    }
    if (connections.isUsedUp()) {
      throw ProblemException.unavailable(
          "Too many connections are not signed in just now. Try again in a moment.", SOON);
    }
  }

  void came(String address) {
    connections.count(address);
  }

  void left(String address) {
    connections.giveBack(address);
  }
}
