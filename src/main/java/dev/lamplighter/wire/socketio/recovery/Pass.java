package dev.lamplighter.wire.socketio.recovery;

import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.control.Signatures;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a client shows to be the one that it was: good for one user and one login, for a week. It
 * gives no access, which is the token's.
 *
 * @param text as the client carries it
 * @param sid by which the client knows its session
 */
record Pass(String text, String sid) {
  private static final Duration LIFETIME = Duration.ofDays(7);
  private static final int RADIX = 36;

  static Pass of(Signatures signatures, Caller caller, String sid, Instant now) {
    String issued = Long.toString(now.getEpochSecond(), RADIX);
    String signature = sign(signatures, caller, sid, issued);
    return new Pass(sid + '.' + issued + '.' + signature, sid);
  }

  private static String sign(Signatures signatures, Caller caller, String sid, String issued) {
    return signatures.sign("recovery", caller.userId(), caller.loginId(), sid, issued);
  }

  /** Empty where it is none of ours, somebody else's, or too old. */
  static Optional<Pass> read(Signatures signatures, Caller caller, String text, Instant now) {
    if (!text.matches("[\\w-]{20}\\.[a-z0-9]{1,10}\\.[\\w-]{43}")) {
      return Optional.empty();
    }
    String[] parts = text.split("\\.");
    boolean genuine =
        signatures.isBy(
            parts[2], "recovery", caller.userId(), caller.loginId(), parts[0], parts[1]);
    return genuine && isYoung(parts[1], now)
        ? Optional.of(new Pass(text, parts[0]))
        : Optional.empty();
  }

  private static boolean isYoung(String issued, Instant now) {
    Instant at = Instant.ofEpochSecond(Long.parseLong(issued, RADIX));
    return now.isBefore(at.plus(LIFETIME));
  }
}
