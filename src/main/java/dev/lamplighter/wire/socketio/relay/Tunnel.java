package dev.lamplighter.wire.socketio.relay;

import dev.lamplighter.wire.socketio.engine.Bringer;
import jakarta.servlet.http.WebConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A client's WebSocket as bytes, to the node of its session and back. Nothing is read on one side
 * before it has left on the other, so a slow reader holds up its own sender and nobody else.
 */
final class Tunnel implements Passage {
  private static final Logger LOG = Logger.getLogger(Tunnel.class.getName());
  private static final int MAX_HEAD = 8192;
  private static final String HEAD_END = "\r\n\r\n";

  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Tunnels tunnels;
  private final Way way;
  private final byte[] handshake;
  private final OwnerChannel owner;
  private Bringer bringer;
  private TowardsOwner towardsOwner;
  private TowardsClient towardsClient;
  private volatile WebConnection client;
  private volatile boolean open;

  /**
   * @param request the whole handshake that the other node gets
   */
  Tunnel(Tunnels tunnels, Way way, String request) throws IOException {
    this.tunnels = tunnels;
    this.way = way;
    this.handshake = request.getBytes(StandardCharsets.ISO_8859_1);
    this.owner = new OwnerChannel(tunnels.group(), this::ownerGone);
  }

  /** On the thread of the handshake, which is answered. */
  void begin(WebConnection connection) {
    bringer = new Bringer();
    client = connection;
    try {
      towardsOwner = new TowardsOwner(this, connection.getInputStream(), owner);
      towardsClient = new TowardsClient(this, connection.getOutputStream(), owner);
      connection.getInputStream().setReadListener(towardsOwner);
      connection.getOutputStream().setWriteListener(towardsClient);
      int port = way.owner().getPort();
      owner.connect(new InetSocketAddress(way.owner().getHost(), port), this::connected);
    } catch (IOException | RuntimeException e) {
      ownerGone(e);
    }
    if (over.get()) {
      closeClient();
    }
    bringer.leaves();
  }

  private void connected() {
    owner.write(handshake, () -> owner.read(this::answered));
  }

  /** The other node's answer may come in pieces, and frames right behind it. */
  private void answered(byte[] bytes) {
    head.writeBytes(bytes);
    byte[] all = head.toByteArray();
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(HEAD_END);
    if (end < 0 && all.length < MAX_HEAD) {
      owner.read(this::answered);
    } else if (end < 0 || !text.startsWith("HTTP/1.1 101 ")) {
      end();
    } else {
      open = true;
      head.reset();
      towardsOwner.open();
      towardsClient.open(Arrays.copyOfRange(all, end + HEAD_END.length(), all.length));
    }
  }

  void endUnlessOpen() {
    if (!open) {
      end();
    }
  }

  private void ownerGone(Throwable why) {
    LOG.log(Level.FINE, "event=tunnel_ended node=" + way.node(), why);
    if (open) {
      towardsClient.end();
      tunnels.atLast(this::end); // whether or not the client reads
    } else {
      tunnels.failed(this);
      end();
    }
  }

  /** Any thread; the rest is done later. */
  void end() {
    if (over.compareAndSet(false, true)) {
      owner.close();
      tunnels.left(this);
      closeClient();
    }
  }

  /** Once the container has let go of the thread that brought it. */
  private void closeClient() {
    if (client == null) {
      return;
    }
    if (bringer.hasLeft()) {
      tunnels.execute(this::hangUp);
    } else {
      tunnels.soon(this::closeClient);
    }
  }

  private void hangUp() {
    try {
      client.close();
    } catch (Exception e) {
      LOG.log(Level.FINE, "event=tunnel_closed_badly", e);
    }
  }

  @Override
  public String node() {
    return way.node();
  }

  @Override
  public void breakOff() {
    end();
  }

  @Override
  public void leave() {
    end();
  }
}
