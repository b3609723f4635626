package dev.lamplighter.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Thousands of native sockets that only listen, on one thread, so that what is measured is the
 * server. They answer no ping: the server's interval must be longer than the test.
 */
public final class ListeningCrowd implements AutoCloseable {
  private static final class Ear {
    private final StringBuilder heard = new StringBuilder();
    private boolean done;
  }

  private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
  private final Selector selector;
  private final Thread thread = new Thread(this::listen, "listening-crowd");
  private String wanted = "\0";
  private int missing;
  private CompletableFuture<Long> heardByAll = new CompletableFuture<>();

  private ListeningCrowd(Selector selector) {
    this.selector = selector;
  }

  /**
   * Returns when each has its {@code connected}.
   *
   * @param uris each with its token in the query
   */
  public static ListeningCrowd open(List<URI> uris) {
    try {
      ListeningCrowd crowd = new ListeningCrowd(Selector.open());
      CompletableFuture<Long> connected = crowd.expect("\"connected\"", uris.size());
      for (URI uri : uris) {
        crowd.add(uri);
      }
      crowd.thread.start();
      connected.orTimeout(Waits.startLimit().toSeconds(), TimeUnit.SECONDS).join();
      return crowd;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(URI uri) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()));
    channel.write(ByteBuffer.wrap(MuteSocket.handshake(uri)));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new Ear());
  }

  private synchronized CompletableFuture<Long> expect(String text, int count) {
    wanted = text;
    missing = count;
    heardByAll = new CompletableFuture<>();
    return heardByAll;
  }

  /** How long after the beginning of {@code act} all have heard {@code text}. */
  public Duration timeUntilAllHear(String text, Runnable act) {
    CompletableFuture<Long> all = expectAgain(text);
    long begin = System.nanoTime();
    act.run();
    long end = all.orTimeout(Waits.limit().toMillis(), TimeUnit.MILLISECONDS).join();
    return Duration.ofNanos(end - begin);
  }

  private synchronized CompletableFuture<Long> expectAgain(String text) {
    ears().forEach(ear -> ear.done = false);
    ears().forEach(ear -> ear.heard.setLength(0));
    return expect(text, selector.keys().size());
  }

  private List<Ear> ears() {
    return selector.keys().stream().map(key -> (Ear) key.attachment()).toList();
  }

  private void listen() {
    try {
      while (selector.isOpen()) {
        selector.select(this::hear);
      }
    } catch (IOException | RuntimeException e) {
      heardByAll.completeExceptionally(e);
    }
  }

  private synchronized void hear(SelectionKey key) {
    try {
      buffer.clear();
      if (((SocketChannel) key.channel()).read(buffer) < 0) {
        throw new IOException("The server closed a socket.");
      }
      Ear ear = (Ear) key.attachment();
      ear.heard.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
      if (!ear.done && ear.heard.indexOf(wanted) >= 0) {
        ear.done = true;
        if (--missing == 0) {
          heardByAll.complete(System.nanoTime());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
