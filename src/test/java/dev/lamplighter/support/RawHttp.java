package dev.lamplighter.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests byte by byte, for what no HTTP client would send. Each character is a byte. */
public final class RawHttp {
  private RawHttp() {}

  /** The status of the first answer. */
  public static int status(int port, String request) {
    return Integer.parseInt(head(port, request).substring(9, 12));
  }

  /** The first answer up to its body, which need not come. */
  public static String head(int port, String request) {
    try (Socket socket = sent(port, request)) {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("the server closed after: " + head);
        }
        head.append((char) next);
      }
      return head.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that comes until the server closes. */
  public static String untilClosed(int port, String request) {
    try (Socket socket = sent(port, request)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket sent(int port, String request) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout((int) Waits.limit().toMillis());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }
}
