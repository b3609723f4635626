package dev.lamplighter.wire;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.identity.control.RevocationReader;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;

/** The way out: clients are told, then closed in batches, while newcomers are sent elsewhere. */
@ApplicationScoped
public class Draining {
  private static final Logger LOG = Logger.getLogger(Draining.class.getName());

  /** How long health says "not ready" at least, so that load balancers notice. */
  private static final Duration NOTICE = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int RECONNECT_AFTER_MS = 1000;

  @Inject private Hub hub;
  @Inject private RevocationReader revocations;
  @Inject private jakarta.enterprise.event.Event<DrainBegun> begun;
  private volatile boolean draining;

  public boolean isDraining() {
    return draining;
  }

  /** Nor may anyone come to a node that cannot know who was signed out or blocked meanwhile. */
  public void refuseNewcomers() {
    if (draining) {
      throw ProblemException.of(
          ProblemType.UNAVAILABLE, "This server is stopping. Connect again in a moment.");
    }
    if (!revocations.isCurrent()) {
      throw ProblemException.of(
          ProblemType.UNAVAILABLE,
          "This server cannot reach its database. Connect again in a moment.");
    }
  }

  /** Blocks until load balancers had time to notice and all sessions are gone; three seconds. */
  void drain() throws InterruptedException {
    draining = true;
    begun.fire(new DrainBegun());
    Instant started = Instant.now();
    LOG.info(() -> "event=draining sessions=" + hub.sessions().count());
    hub.fanout()
        .deliver(
            Audience.everyone(),
            Event.of("server_draining", "{\"reconnect_after_ms\":" + RECONNECT_AFTER_MS + "}"));
    hub.drain(CloseCode.GOING_AWAY);
    awaitUntil(started.plus(NOTICE), () -> false);
    awaitUntil(Instant.now().plus(PATIENCE), () -> hub.sessions().count() == 0);
    LOG.info(() -> "event=drained left=" + hub.sessions().count());
  }

  private static void awaitUntil(Instant end, BooleanSupplier done) throws InterruptedException {
    while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
