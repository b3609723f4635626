package dev.lamplighter.accounts.control;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id at the strength that OWASP names (19 MiB, 2 passes). As many at a
 * time as there are processors: the rest wait, so that a storm of sign-ins cannot eat the memory.
 */
@ApplicationScoped
public class Passwords {
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());
  private volatile String nobodys;

  public String hash(String password) {
    return inPlace(() -> Password.hash(password).addRandomSalt(16).with(ARGON2).getResult());
  }

  /**
   * Takes the same time for users who are not there.
   *
   * @param hash null where there is no such user, or no password
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
    places.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
