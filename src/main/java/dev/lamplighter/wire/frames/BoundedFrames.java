package dev.lamplighter.wire.frames;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What one WebSocket's container reads: messages within the limit, in small pieces. Of a frame that
 * goes beyond it sees nothing. Its bytes are thrown away, since a connection that is closed on
 * bytes that were not read is reset, and then the client may not learn why.
 */
final class BoundedFrames extends ServletInputStream {
  /** The container keeps a frame that is not complete, and one such piece. */
  private static final int PIECE = 16384;

  /** How long a client may go on with a message that is refused. */
  private static final long LINGER_MILLIS = 1000;

  private final ServletInputStream in;
  private final IntSupplier limit;
  private final Runnable tooBig;
  private final FrameLengths lengths = new FrameLengths();
  private boolean refusing;
  private long refused;

  /**
   * @param limit bytes of a message, asked for each frame
   * @param tooBig closes the socket; called once or twice, must not block
   */
  BoundedFrames(ServletInputStream in, IntSupplier limit, Runnable tooBig) {
    this.in = in;
    this.limit = limit;
    this.tooBig = tooBig;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    if (count <= 0) {
      return count;
    }
    if (refusing) {
      passOver(count);
      return 0;
    }
    int within = lengths.within(bytes, offset, count, limit.getAsInt());
    if (within < count) {
      refuse();
    }
    return within;
  }

  private void refuse() {
    refusing = true;
    refused = lengths.isLast() ? lengths.rest() : Long.MAX_VALUE;
    if (refused > 0) {
      CompletableFuture.delayedExecutor(LINGER_MILLIS, TimeUnit.MILLISECONDS).execute(tooBig);
    } else {
      tooBig.run();
    }
  }

  private void passOver(int count) {
    boolean under = refused > 0;
    refused -= count;
    if (under && refused <= 0) {
      tooBig.run();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
  }

  @Override
  public int available() throws IOException {
    return Math.min(in.available(), PIECE);
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    in.setReadListener(listener);
  }
}
