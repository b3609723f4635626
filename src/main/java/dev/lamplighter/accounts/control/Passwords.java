package dev.lamplighter.accounts.control;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.lamplighter.accounts.control.rules.PasswordRule;
import dev.lamplighter.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id at the strength that OWASP names (19 MiB, 2 passes), on threads of
 * its own that leave half of the processors to everybody else. A few may wait for them; the rest
 * are refused at once, so that a storm of sign-ins can eat neither the memory nor the threads that
 * answer requests and serve sockets.
 */
@ApplicationScoped
public class Passwords {
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private static final int WAITERS = 8;
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  private final ExecutorService threads;
  private final Semaphore places;
  private volatile String nobodys;

  public Passwords() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), WAITERS);
  }

  Passwords(int atATime, int waiters) {
    this.threads =
        Executors.newFixedThreadPool(
            atATime,
            work -> {
              Thread thread = new Thread(work, "lamplighter-hash");
              thread.setDaemon(true);
              return thread;
            });
    this.places = new Semaphore(atATime + waiters);
  }

  /** A place among those who hash or wait for it; close it. Held by one thread. */
  public final class Turn implements AutoCloseable {
    private Turn() {}

    public String hash(String password) {
      String prepared = PasswordRule.prepared(password);
      return run(() -> Password.hash(prepared).addRandomSalt(16).with(ARGON2).getResult());
    }

    /**
     * Takes the same time for users who are not there.
     *
     * @param hash null where there is no such user, or no password
     */
    public boolean matches(String password, String hash) {
      String against = hash == null ? nobodys(this) : hash;
      String prepared = PasswordRule.prepared(password);
      boolean same =
          run(() -> isOf(prepared, against))
              // chosen before passwords were prepared
              || !prepared.equals(password) && run(() -> isOf(password, against));
      return same && hash != null;
    }

    @Override
    public void close() {
      places.release();
    }
  }

  /**
   * For who has more to do with it than one hash: what is refused here has cost nothing.
   *
   * @throws ProblemException UNAVAILABLE where too many others want a hash
   */
  public Turn turn() {
    if (!places.tryAcquire()) {
      throw ProblemException.unavailable(
          "Too many people sign in just now. Try again in a moment.", COME_BACK);
    }
    return new Turn();
  }

  /**
   * @throws ProblemException UNAVAILABLE where too many others want a hash
   */
  public String hash(String password) {
    try (Turn turn = turn()) {
      return turn.hash(password);
    }
  }

  /**
   * @param hash null where there is no such user, or no password
   * @throws ProblemException UNAVAILABLE where too many others want a hash
   */
  public boolean matches(String password, String hash) {
    try (Turn turn = turn()) {
      return turn.matches(password, hash);
    }
  }

  private static boolean isOf(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  private String nobodys(Turn turn) {
    if (nobodys == null) {
      nobodys = turn.hash("nobody has this password");
    }
    return nobodys;
  }

  private <T> T run(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdown();
  }
}
