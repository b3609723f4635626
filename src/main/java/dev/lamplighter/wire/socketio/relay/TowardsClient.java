package dev.lamplighter.wire.socketio.relay;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** From the other node to the client. Reads on only when the last bytes have left. */
final class TowardsClient implements WriteListener {
  private final Tunnel tunnel;
  private final ServletOutputStream out;
  private final OwnerChannel owner;
  private final Turns turns = new Turns(this::move);
  private volatile boolean open;
  private volatile byte[] waiting;
  private volatile boolean ended;

  // of the turns alone
  private boolean unflushed;
  private boolean reading;

  TowardsClient(Tunnel tunnel, ServletOutputStream out, OwnerChannel owner) {
    this.tunnel = tunnel;
    this.out = out;
    this.owner = owner;
  }

  /**
   * @param first what the other node sent already
   */
  void open(byte[] first) {
    waiting = first;
    open = true;
    turns.ask();
  }

  /** Nothing more will come; what has come still goes out. */
  void end() {
    ended = true;
    turns.ask();
  }

  private void move() {
    try {
      while (open && out.isReady()) {
        if (unflushed) {
          out.flush();
          unflushed = false;
        } else if (!writes() && !asks()) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      tunnel.end();
    }
  }

  private boolean writes() throws IOException {
    byte[] bytes = waiting;
    if (bytes == null) {
      return false;
    }
    waiting = null;
    reading = false;
    if (bytes.length > 0) {
      out.write(bytes);
      unflushed = true;
    }
    return true;
  }

  /** Whether there may be something to write at once. */
  private boolean asks() {
    if (ended) {
      tunnel.end();
    } else if (!reading) {
      reading = true;
      owner.read(this::got);
    }
    return waiting != null;
  }

  private void got(byte[] bytes) {
    waiting = bytes;
    turns.ask();
  }

  @Override
  public void onWritePossible() {
    turns.ask();
  }

  @Override
  public void onError(Throwable failure) {
    tunnel.end();
  }
}
