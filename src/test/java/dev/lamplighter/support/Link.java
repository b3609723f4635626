package dev.lamplighter.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP road to a port of this machine that can be cut: both ends then see the connection end. */
public final class Link implements AutoCloseable {
  private final ServerSocket door;
  private final InetSocketAddress target;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

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

  public void heal() {
    cut = false;
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
    inBackground(() -> pump(near, far));
    inBackground(() -> pump(far, near));
  }

  private void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException over) {
      // both ends are closed below
    }
    end(from);
    end(to);
    ends.remove(from);
    ends.remove(to);
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
