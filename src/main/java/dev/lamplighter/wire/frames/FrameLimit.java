package dev.lamplighter.wire.frames;

import dev.lamplighter.wire.websocket.PrivateField;
import jakarta.websocket.Session;
import java.util.function.IntSupplier;

/** Refuses messages that are too long before the container keeps them. */
public final class FrameLimit {
  private static final boolean POSSIBLE = PrivateField.isThere(TyrusInput.class);

  private FrameLimit() {}

  /**
   * For {@code @OnOpen}. Where the server does not allow for it, its own buffer is the limit.
   *
   * @param limit bytes of a message, asked for each frame
   * @param tooBig closes the socket with 1009; must not block, and may be called twice
   */
  public static void apply(Session session, IntSupplier limit, Runnable tooBig) {
    if (POSSIBLE) {
      TyrusInput.replace(session, in -> new BoundedFrames(in, limit, tooBig));
    }
  }
}
