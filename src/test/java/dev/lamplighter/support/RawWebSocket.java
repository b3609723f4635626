package dev.lamplighter.support;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A WebSocket byte by byte, for frames that no library would send (RFC 6455, section 5.2). */
public final class RawWebSocket implements AutoCloseable {
  public static final int TEXT = 1;
  public static final int BINARY = 2;

  private static final int CLOSE = 8;
  private static final int BEGINS = 0;
  private static final int FINAL = 0x80;

  private final Socket socket;

  private RawWebSocket(Socket socket) {
    this.socket = socket;
  }

  public static RawWebSocket open(URI uri) {
    try {
      Socket socket = new Socket(uri.getHost(), uri.getPort());
      socket.setSoTimeout((int) Waits.limit().toMillis());
      socket.getOutputStream().write(MuteSocket.handshake(uri));
      RawWebSocket opened = new RawWebSocket(socket);
      opened.passAnswer();
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void passAnswer() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) byteOf(socket.getInputStream()));
    }
    if (!head.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException(head.toString());
    }
  }

  private static int byteOf(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new IOException("the server closed");
    }
    return next;
  }

  /** A whole message in one frame. */
  public RawWebSocket send(int kind, byte[] payload) {
    return write(join(header(FINAL | kind, payload.length), payload));
  }

  /** The beginning of a message of many frames, or with kind 0 what goes on with it. */
  public RawWebSocket sendPart(int kind, byte[] payload) {
    return write(join(header(BEGINS | kind, payload.length), payload));
  }

  /** A frame that is longer than what is sent of it. */
  public RawWebSocket begin(int kind, long length, byte[] sent) {
    return write(join(header(FINAL | kind, length), sent));
  }

  /** Masked with zeros. */
  public static byte[] header(int first, long length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(first);
      if (length >= 0 && length < 126) {
        out.write(0x80 | (int) length);
      } else if (length >= 0 && length < 65536) {
        out.write(0x80 | 126);
        out.writeShort((int) length);
      } else {
        out.write(0x80 | 127);
        out.writeLong(length);
      }
      out.writeInt(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[] head, byte[] rest) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head);
    all.writeBytes(rest);
    return all.toByteArray();
  }

  private RawWebSocket write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The close code, or 1006 where the server went without one. */
  public int awaitClose() {
    try {
      InputStream in = socket.getInputStream();
      while (true) {
        int kind = byteOf(in) & 0x0f;
        byte[] payload = in.readNBytes(length(in));
        if (kind == CLOSE) {
          return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }
      }
    } catch (IOException gone) {
      return 1006;
    }
  }

  private static int length(InputStream in) throws IOException {
    int code = byteOf(in);
    return code == 126 ? byteOf(in) << 8 | byteOf(in) : code;
  }

  /** The next frame as text. */
  public String next() {
    try {
      InputStream in = socket.getInputStream();
      byteOf(in);
      return new String(in.readNBytes(length(in)), StandardCharsets.UTF_8);
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
