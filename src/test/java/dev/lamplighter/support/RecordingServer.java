package dev.lamplighter.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands behind a proxy, answers every request with 200, and keeps the heads that reach it. */
public final class RecordingServer implements AutoCloseable {
  private static final String OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
  private final ServerSocket listener;

  public RecordingServer() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread accepting = new Thread(this::accept);
    accepting.setDaemon(true);
    accepting.start();
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** The next head that has this text in it, in small letters. */
  public String head(String mark) throws InterruptedException {
    long end = System.nanoTime() + Waits.limit().toNanos();
    while (true) {
      String head = heads.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (head == null) {
        throw new AssertionError("No request with " + mark + " came.");
      }
      if (head.contains(mark)) {
        return head.toLowerCase(Locale.ROOT);
      }
    }
  }

  private void accept() {
    try {
      while (true) {
        serve(listener.accept());
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted) {
      heads.add(head(socket.getInputStream()));
      socket.getOutputStream().write(OK.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException looked) {
      // a proxy closed a connection that it looked at only
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    int next;
    while (head.indexOf("\r\n\r\n") < 0 && (next = in.read()) >= 0) {
      head.append((char) next);
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
