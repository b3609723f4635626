package dev.lamplighter.support;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads a socket's bytes as strictly as RFC 6455 allows: a frame that does not begin where the last
 * one ended, a text that is no whole JSON object, and an event that does not follow the last one is
 * a failure. Counts what came; events carry {@code #number#}. Pings wait until the last was
 * answered.
 */
public final class FrameReader {
  private static final int SMALL_BUFFER = 4096;
  private static final int SMALL_SIP = 700;

  private final Socket socket;
  private final DataInputStream in;
  private final Semaphore pingAllowed = new Semaphore(1);
  private final AtomicInteger pinged = new AtomicInteger();
  private int last;
  private volatile int events;
  private volatile int replies;
  private volatile int pongs;
  private volatile int closeCode;
  private volatile Throwable failure;
  private final Thread thread = new Thread(this::readAll, "frame-reader");

  private FrameReader(Socket socket, boolean slow) throws IOException {
    this.socket = socket;
    this.in =
        new DataInputStream(
            new BufferedInputStream(socket.getInputStream(), slow ? SMALL_SIP : 65_536));
  }

  /**
   * @param uri with the token in its query
   * @param slow whether to read little at a time, through a small receive buffer
   */
  public static FrameReader open(URI uri, boolean slow) {
    try {
      Socket socket = new Socket();
      if (slow) {
        socket.setReceiveBufferSize(SMALL_BUFFER);
      }
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      socket.getOutputStream().write(MuteSocket.handshake(uri));
      FrameReader reader = new FrameReader(socket, slow);
      reader.skipAnswer();
      reader.thread.start();
      return reader;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void skipAnswer() throws IOException {
    int ends = 0;
    while (ends < 4) {
      int next = in.readByte();
      ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
    }
  }

  private void readAll() {
    try {
      while (closeCode == 0) {
        readFrame();
      }
    } catch (EOFException e) {
      failure = new AssertionError("The connection ended without a close frame.");
    } catch (IOException | RuntimeException | AssertionError e) {
      failure = e;
    }
  }

  private void readFrame() throws IOException {
    int first = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length > 126) {
      throw new AssertionError("A frame is longer than any that was sent, or masked: " + length);
    }
    byte[] payload = in.readNBytes(length);
    switch (first) {
      case 0x81 -> text(new String(payload, StandardCharsets.UTF_8));
      case 0x89 -> send(0x8A, payload);
      case 0x8A -> pong();
      case 0x88 -> closeCode = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
      default -> throw new AssertionError("No frame begins with " + first);
    }
  }

  private void text(String text) {
    if (!text.startsWith("{\"event\":\"") || !text.endsWith("}}")) {
      throw new AssertionError("Not a whole event: " + text);
    }
    if (text.startsWith("{\"event\":\"channel_event\"")) {
      event(text);
    } else if (text.startsWith("{\"event\":\"reply\"")) {
      replies++;
    }
  }

  private void event(String text) {
    int from = text.indexOf('#') + 1;
    int number = Integer.parseInt(text.substring(from, text.indexOf('#', from)));
    if (events > 0 && number != last + 1) {
      throw new AssertionError("Event " + number + " came after " + last);
    }
    last = number;
    events++;
  }

  private void pong() {
    pongs++;
    pingAllowed.release();
  }

  /** False, and no ping, while the last one is not answered or once the connection failed. */
  public boolean ping() {
    if (failure != null || !pingAllowed.tryAcquire()) {
      return false;
    }
    pinged.incrementAndGet();
    send(0x89, new byte[] {1, 2, 3});
    return true;
  }

  /** A text of at most 125 bytes. */
  public void send(String text) {
    send(0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Masked with zeros. */
  private synchronized void send(int first, byte[] payload) {
    byte[] frame = new byte[6 + payload.length];
    frame[0] = (byte) first;
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(payload, 0, frame, 6, payload.length);
    try {
      socket.getOutputStream().write(frame);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a close frame and reads until the server's. */
  public void goodbye() {
    send(0x88, new byte[] {1000 >> 8, (byte) (1000 & 0xFF)});
    try {
      thread.join(Waits.limit().toMillis());
      socket.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether that many events have come, or no more will. */
  public boolean isAt(int number) {
    return events >= number || failure != null;
  }

  public int events() {
    if (failure != null) {
      throw new AssertionError("The stream is broken", failure);
    }
    return events;
  }

  public int replies() {
    return replies;
  }

  public int pongs() {
    return pongs;
  }

  public int pinged() {
    return pinged.get();
  }

  /** 0 as long as there was no close frame. */
  public int closeCode() {
    return closeCode;
  }

  /** What was wrong with the stream, or null. */
  public Throwable failure() {
    return failure;
  }
}
