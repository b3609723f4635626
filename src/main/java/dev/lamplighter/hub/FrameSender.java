package dev.lamplighter.hub;

import java.util.List;

/** The container's side of one session. */
public interface FrameSender {

  /** Learns that a batch has left, or why it did not. */
  interface Completion {
    /** Called on any thread, also within {@code send}; {@code failure} is null on success. */
    void written(Throwable failure);
  }

  /**
   * Writes the frames in order, as one write where the container can. Called by one flusher thread,
   * never while an earlier batch is under way; must not block.
   */
  void send(List<Frame> batch, Completion completion);

  /**
   * Whether the batch under way waits for the client to ask for it, as in long polling: that may
   * take longer than a write, and is no sign of a slow reader.
   */
  default boolean isWaitingToBeAsked() {
    return false;
  }

  /**
   * Closes the connection. Called by the closer only: it may block and runs the close callbacks.
   */
  void close(CloseCode code);
}
