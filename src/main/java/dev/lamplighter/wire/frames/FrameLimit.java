package dev.lamplighter.wire.frames;

import dev.lamplighter.wire.websocket.PrivateField;
import jakarta.websocket.Session;
import java.lang.ref.WeakReference;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Refuses messages that are too long before the container keeps them. */
public final class FrameLimit {
  private static final boolean POSSIBLE = PrivateField.isThere(TyrusInput.class);

  private FrameLimit() {}

  /**
   * For {@code @OnOpen}. Where the server does not allow for it, its own buffer is the limit.
   *
   * @param owner held weakly: the container keeps the last input of each of its threads, also when
   *     the socket is long gone
   * @param limit bytes of a message, asked for each frame
   * @param tooBig closes the socket with 1009; must not block, and may be called twice
   */
  public static <T> void apply(
      Session session, T owner, ToIntFunction<T> limit, Consumer<T> tooBig) {
    if (POSSIBLE) {
      WeakReference<T> held = new WeakReference<>(owner);
      TyrusInput.replace(
          session, in -> new BoundedFrames(in, () -> limit(held, limit), () -> with(held, tooBig)));
    }
  }

  private static <T> int limit(WeakReference<T> held, ToIntFunction<T> limit) {
    T owner = held.get();
    return owner == null ? 0 : limit.applyAsInt(owner);
  }

  private static <T> void with(WeakReference<T> held, Consumer<T> act) {
    T owner = held.get();
    if (owner != null) {
      act.accept(owner);
    }
  }
}
