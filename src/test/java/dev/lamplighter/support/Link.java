package dev.lamplighter.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP road to a port of this machine that can be cut: both ends then see the connection end. Or
 * it stalls, as when a host is gone without a word: they see nothing.
 */
public final class Link implements AutoCloseable {
  private final ServerSocket door;
  private final InetSocketAddress target;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final Set<Socket> stalled = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile boolean frozen;

  private Link(ServerSocket door, int port) {
    this.door = door;
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  public static Link to(int port) {
    try {
      Link link = new Link(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), port);
      inBackground(link::serve);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Ends what is connected, and refuses newcomers. */
  public void cut() {
    cut = true;
    ends.forEach(Link::end);
    ends.clear();
  }

  /** What is connected stays so, and nothing goes through it any more; newcomers are served. */
  public void stall() {
    stalled.addAll(ends);
  }

  /** As a host that hangs: nothing goes through, and newcomers are not served either. */
  public void freeze() {
    frozen = true;
    stall();
  }

  public void heal() {
    cut = false;
    frozen = false;
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        join(door.accept());
      } catch (IOException closed) {
        // the loop ends with the door
      }
    }
  }

  private void join(Socket near) throws IOException {
    if (cut) {
      near.close();
      return;
    }
    Socket far = new Socket();
    try {
      far.connect(target);
    } catch (IOException refused) {
      near.close();
      return;
    }
    ends.add(near);
    ends.add(far);
    if (frozen) {
      stall();
    }
    inBackground(() -> pump(near, far));
    inBackground(() -> pump(far, near));
  }

  private void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] chunk = new byte[8192];
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        if (stalled.contains(from)) {
          in.transferTo(OutputStream.nullOutputStream());
        } else {
          out.write(chunk, 0, length);
        }
      }
    } catch (IOException over) {
      // both ends are closed below
    }
    end(from);
    end(to);
    ends.removeAll(List.of(from, to));
    stalled.removeAll(List.of(from, to));
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "link");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
