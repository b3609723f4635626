package dev.lamplighter.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Many sockets at {@code /ws/feed}, read by one thread that looks for one word in what comes: so
 * little that the time it takes does not count.
 */
final class FeedWatchers implements AutoCloseable {
  private static final byte[] WORD = "\"like_update\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};

  /** What one socket saw. */
  static final class Watcher {
    private int matched;
    private int updates;
    private String last = "";

    int updates() {
      return updates;
    }

    /** The last bytes that came. */
    String last() {
      return last;
    }
  }

  private final Selector selector;
  private final List<Watcher> watchers = new ArrayList<>();
  private final List<SocketChannel> channels = new ArrayList<>();
  private final List<Long> arrivals = new ArrayList<>();
  private volatile boolean open = true;

  FeedWatchers(int port, String token, int count) throws IOException {
    selector = Selector.open();
    for (int i = 0; i < count; i++) {
      connect(port, token);
    }
    new Thread(this::read, "watchers").start();
  }

  private void connect(int port, String token) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    String request =
        "GET /ws/feed?token="
            + token
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    ByteBuffer answer = ByteBuffer.allocate(4096);
    channel.read(answer);
    if (!new String(answer.array(), 0, 12, StandardCharsets.US_ASCII).endsWith("101")) {
      throw new IOException(new String(answer.array(), StandardCharsets.US_ASCII));
    }
    channel.configureBlocking(false);
    Watcher watcher = new Watcher();
    watchers.add(watcher);
    channels.add(channel);
    channel.register(selector, SelectionKey.OP_READ, watcher);
  }

  private void read() {
    ByteBuffer buffer = ByteBuffer.allocate(65536);
    long pongAt = System.nanoTime();
    try {
      while (open) {
        selector.select(100);
        for (SelectionKey key : selector.selectedKeys()) {
          buffer.clear();
          int length = ((SocketChannel) key.channel()).read(buffer);
          look((Watcher) key.attachment(), buffer.array(), length);
        }
        selector.selectedKeys().clear();
        if (System.nanoTime() - pongAt > 15_000_000_000L) {
          pongAt = System.nanoTime();
          for (SocketChannel channel : channels) {
            channel.write(ByteBuffer.wrap(PONG));
          }
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void look(Watcher watcher, byte[] bytes, int length) {
    long now = System.nanoTime();
    for (int i = 0; i < length; i++) {
      watcher.matched =
          bytes[i] == WORD[watcher.matched] ? watcher.matched + 1 : bytes[i] == WORD[0] ? 1 : 0;
      if (watcher.matched == WORD.length) {
        watcher.matched = 0;
        watcher.updates++;
        synchronized (arrivals) {
          arrivals.add(now);
        }
      }
    }
    watcher.last = new String(bytes, 0, Math.max(0, length), StandardCharsets.UTF_8);
  }

  List<Watcher> watchers() {
    return watchers;
  }

  /** When updates came since the last time this was asked. */
  List<Long> takeArrivals() {
    synchronized (arrivals) {
      List<Long> taken = List.copyOf(arrivals);
      arrivals.clear();
      return taken;
    }
  }

  @Override
  public void close() throws IOException {
    open = false;
    selector.wakeup();
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }
}
