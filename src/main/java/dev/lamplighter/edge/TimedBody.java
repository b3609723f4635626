package dev.lamplighter.edge;

import dev.lamplighter.limits.Shares;
import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A request's body, for which its thread waits; but not for ever, and not all threads at once. Else
 * as many clients as there are threads could stop the server by sending a byte now and then.
 */
public final class TimedBody extends ServletInputStream {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** In a second, beyond the patience: what a bad network still carries. */
  private static final int SLOWEST_BYTES = 8192;

  /** Half of the threads that {@code preboot.txt} gives to requests. */
  private static final int MOST_WAITING = 16;

  /** Else one client with as many slow bodies would refuse everybody's. */
  private static final int MOST_OF_AN_ADDRESS = MOST_WAITING / 4;

  private static final Shares WAITING = new Shares(MOST_OF_AN_ADDRESS, MOST_WAITING);

  private final ServletInputStream body;
  private final String address;
  private final long start = System.nanoTime();
  private long count;

  public TimedBody(HttpServletRequest request) throws IOException {
    body = request.getInputStream();
    address = ClientAddress.of(request).address();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws ProblemException where it breaks off or takes too long, or too many threads wait
   *     already
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      boolean isThere = body.isFinished() || body.available() > 0;
      int read = isThere ? body.read(bytes, offset, length) : awaited(bytes, offset, length);
      count += Math.max(read, 0);
      return read;
    } catch (IOException e) {
      throw isOverdue() ? tooSlow() : brokenOff();
    }
  }

  private int awaited(byte[] bytes, int offset, int length) throws IOException {
    if (isOverdue()) {
      throw tooSlow();
    }
    if (!WAITING.take(address)) {
      throw busy();
    }
    try {
      return body.read(bytes, offset, length);
    } finally {
      WAITING.giveBack(address);
    }
  }

  private boolean isOverdue() {
    Duration patience = PATIENCE.plusMillis(1000 * count / SLOWEST_BYTES);
    return System.nanoTime() - start >= patience.toNanos();
  }

  private static ProblemException tooSlow() {
    return ProblemException.of(ProblemType.INVALID_REQUEST, "The body took too long to arrive.");
  }

  /** Mostly nobody is left to read this. */
  private static ProblemException brokenOff() {
    return ProblemException.of(ProblemType.INVALID_REQUEST, "The body broke off.");
  }

  private static ProblemException busy() {
    return new ProblemException(
        new Problem(
            ProblemType.UNAVAILABLE,
            "This server waits for too many others just now. Try again in a moment.",
            null,
            List.of(),
            Duration.ofSeconds(1)));
  }

  @Override
  public int available() throws IOException {
    return body.available();
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }
}
