package dev.lamplighter.accounts.control;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id at the strength that OWASP names (19 MiB, 2 passes). As many at a
 * time as there are processors: the rest wait their turn, though not for ever, so that a storm of
 * sign-ins can eat neither the memory nor the threads that answer requests.
 */
@ApplicationScoped
public class Passwords {
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration COME_BACK = Duration.ofSeconds(5);

  private final Semaphore places;
  private final Duration patience;
  private volatile String nobodys;

  public Passwords() {
    this(Runtime.getRuntime().availableProcessors(), PATIENCE);
  }

  Passwords(int atATime, Duration patience) {
    this.places = new Semaphore(atATime, true);
    this.patience = patience;
  }

  /**
   * @throws ProblemException UNAVAILABLE where too many others want a hash
   */
  public String hash(String password) {
    return inPlace(() -> Password.hash(password).addRandomSalt(16).with(ARGON2).getResult());
  }

  /**
   * Takes the same time for users who are not there.
   *
   * @param hash null where there is no such user, or no password
   * @throws ProblemException UNAVAILABLE where too many others want a hash
   */
  public boolean matches(String password, String hash) {
    String against = hash == null ? nobodys() : hash;
    boolean same =
        inPlace(
            () ->
                Password.check(password, against)
                    .with(Argon2Function.getInstanceFromHash(against)));
    return same && hash != null;
  }

  private String nobodys() {
    if (nobodys == null) {
      nobodys = hash("nobody has this password");
    }
    return nobodys;
  }

  private <T> T inPlace(Supplier<T> work) {
    takePlace();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private void takePlace() {
    try {
      if (places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ProblemException.unavailable(
        "Too many people sign in just now. Try again in a moment.", COME_BACK);
  }
}
