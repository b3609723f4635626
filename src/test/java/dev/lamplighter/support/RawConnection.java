package dev.lamplighter.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TCP connection byte by byte, for requests that no library would send. On Linux all of
 * 127.0.0.0/8 is this machine, so a client may be somebody else than the tests' others.
 */
public final class RawConnection implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  public static RawConnection open(int port) {
    return from("127.0.0.1", port);
  }

  /**
   * @param address the client's own
   */
  public static RawConnection from(String address, int port) {
    try {
      Socket socket = new Socket();
      socket.bind(new InetSocketAddress(address, 0));
      socket.setSoTimeout((int) Waits.limit().multipliedBy(2).toMillis());
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      return new RawConnection(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws UncheckedIOException where the server closed it, and the system knows
   */
  public RawConnection send(String text) {
    return send(text.getBytes(StandardCharsets.US_ASCII));
  }

  public RawConnection send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One whole answer that says how long it is, with its head. */
  public String answer() {
    try {
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("the server closed");
        }
        head.write(next);
      }
      String lines = head.toString(StandardCharsets.ISO_8859_1);
      Matcher length = LENGTH.matcher(lines);
      int rest = length.find() ? Integer.parseInt(length.group(1)) : 0;
      return lines + new String(in.readNBytes(rest), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the server serves this connection: one small request. */
  public boolean isServed() {
    try {
      send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
      return answer().startsWith("HTTP/1.1 200");
    } catch (UncheckedIOException closed) {
      return false;
    }
  }

  /** Until the server ends it; false where it sends something or says nothing for long. */
  public boolean awaitEnd() {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
