package dev.lamplighter.wire.socketio.relay;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A TCP connection to another node. At most one read and one write at a time; neither blocks, and
 * who waits for them is called on a thread of the group.
 */
final class OwnerChannel {
  private static final int SIP = 8192;

  private final AsynchronousSocketChannel channel;
  private final Consumer<Throwable> failed;

  /**
   * @param failed told of whatever goes wrong, the end of the stream included; once or more
   */
  OwnerChannel(AsynchronousChannelGroup group, Consumer<Throwable> failed) throws IOException {
    this.channel = AsynchronousSocketChannel.open(group);
    this.failed = failed;
  }

  void connect(InetSocketAddress owner, Runnable connected) {
    run(() -> channel.connect(owner, null, then(nothing -> connected.run())));
  }

  /** Writes all of it. */
  void write(byte[] bytes, Runnable written) {
    write(ByteBuffer.wrap(bytes), written);
  }

  private void write(ByteBuffer bytes, Runnable written) {
    if (!bytes.hasRemaining()) {
      written.run();
      return;
    }
    run(() -> channel.write(bytes, null, then(count -> write(bytes, written))));
  }

  /** Reads what comes next. */
  void read(Consumer<byte[]> got) {
    ByteBuffer sip = ByteBuffer.allocate(SIP);
    run(() -> channel.read(sip, null, then(count -> got(sip, count, got))));
  }

  private void got(ByteBuffer sip, int count, Consumer<byte[]> got) {
    if (count < 0) {
      failed.accept(new EOFException("the other node closed the connection"));
    } else {
      got.accept(Arrays.copyOf(sip.array(), count));
    }
  }

  private void run(Runnable operation) {
    try {
      operation.run();
    } catch (RuntimeException e) {
      failed.accept(e);
    }
  }

  private <T> CompletionHandler<T, Void> then(Consumer<T> next) {
    return new CompletionHandler<>() {
      @Override
      public void completed(T result, Void nothing) {
        next.accept(result);
      }

      @Override
      public void failed(Throwable failure, Void nothing) {
        failed.accept(failure);
      }
    };
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
