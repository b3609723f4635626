package dev.lamplighter.identity;

import dev.lamplighter.log.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts sign-ins and what was refused, and says each in a line; of one kind at most ten a second,
 * since strangers cause them. Any thread.
 */
@ApplicationScoped
public class SignIns {
  private static final int LINES_A_SECOND = 10;

  /** What became of it. */
  public enum Outcome {
    REGISTERED,
    LOGIN,
    LOGIN_FAILED,
    REFRESH,
    REFRESH_FAILED,
    LOGOUT,
    /** Somebody of an external issuer whom the database did not know. */
    FIRST_SEEN,
    TOKEN_REFUSED;

    /** In the log and in the metrics. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final class Tally {
    final LongAdder all = new LongAdder();
    final AtomicLong second = new AtomicLong();
    final AtomicLong lines = new AtomicLong();

    boolean mayBeSaid() {
      long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
      if (second.getAndSet(now) != now) {
        lines.set(0);
      }
      return lines.incrementAndGet() <= LINES_A_SECOND;
    }
  }

  private final Map<Outcome, Tally> tallies = new EnumMap<>(Outcome.class);

  public SignIns() {
    for (Outcome outcome : Outcome.values()) {
      tallies.put(outcome, new Tally());
    }
  }

  /**
   * @param details for the line, names and values in turn; no secrets
   */
  public void tell(Outcome outcome, Object... details) {
    Tally tally = tallies.get(outcome);
    tally.all.increment();
    if (tally.mayBeSaid()) {
      EventLog.saySignIn(outcome.label(), details);
    }
  }

  public long count(Outcome outcome) {
    return tallies.get(outcome).all.sum();
  }
}
