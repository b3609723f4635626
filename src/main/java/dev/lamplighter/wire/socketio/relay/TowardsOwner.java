package dev.lamplighter.wire.socketio.relay;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;

/** From the client to the other node. Reads on only when the last bytes have been written. */
final class TowardsOwner implements ReadListener {
  private static final int SIP = 4096;

  private final Tunnel tunnel;
  private final ServletInputStream in;
  private final OwnerChannel owner;
  private final Turns turns = new Turns(this::move);
  private volatile boolean open;
  private volatile boolean writing;

  TowardsOwner(Tunnel tunnel, ServletInputStream in, OwnerChannel owner) {
    this.tunnel = tunnel;
    this.in = in;
    this.owner = owner;
  }

  /** The other node is there. */
  void open() {
    open = true;
    turns.ask();
  }

  private void move() {
    try {
      while (open && !writing && in.isReady()) {
        byte[] sip = new byte[SIP];
        int count = in.read(sip);
        if (count < 0) {
          tunnel.end();
          return;
        }
        writing = true;
        owner.write(Arrays.copyOf(sip, count), this::written);
      }
    } catch (IOException | RuntimeException e) {
      tunnel.end();
    }
  }

  private void written() {
    writing = false;
    turns.ask();
  }

  @Override
  public void onDataAvailable() {
    turns.ask();
  }

  @Override
  public void onAllDataRead() {
    tunnel.end();
  }

  @Override
  public void onError(Throwable failure) {
    tunnel.end();
  }
}
