package dev.lamplighter.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A connection that completes the handshake and a first command, and then neither answers pings nor
 * reads, as a client that hangs does. No WebSocket library can be made to behave so badly.
 */
public final class MuteSocket implements AutoCloseable {
  private final Socket socket;

  private MuteSocket(Socket socket) {
    this.socket = socket;
  }

  /**
   * @param uri with the token in its query
   */
  public static MuteSocket open(URI uri) {
    try {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4096);
      socket.connect(new java.net.InetSocketAddress(uri.getHost(), uri.getPort()));
      socket.getOutputStream().write(handshake(uri));
      return new MuteSocket(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] handshake(URI uri) {
    String request =
        "GET %s?%s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                .formatted(uri.getPath(), uri.getQuery(), uri.getHost(), uri.getPort())
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    return request.getBytes(StandardCharsets.US_ASCII);
  }

  /** A text frame of at most 125 bytes (RFC 6455, 5.2), masked with zeros. */
  public void send(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[6 + payload.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(payload, 0, frame, 6, payload.length);
    try {
      socket.getOutputStream().write(frame);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what came until the server ended the connection; all of it, as bytes. */
  public byte[] readToEnd() {
    try {
      socket.setSoTimeout((int) Waits.limit().toMillis());
      InputStream in = socket.getInputStream();
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
