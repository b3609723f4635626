package dev.lamplighter.wire.websocket;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import java.net.SocketAddress;
import java.util.List;
import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.AsyncQueueWriter;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/**
 * Hands frames to the write queue of Grizzly's connection, by the same call that the last filter of
 * its chain makes, and so saves that chain and its buffers: nearly half of what a small write
 * costs. Grizzly keeps what the kernel does not take at once, and tells when all has left.
 *
 * <p>Whatever the container writes (pongs, close frames) goes through Tyrus's writer, which hands a
 * frame over whole while it holds its own monitor. We hold it too, so nothing of ours can come
 * between the parts of a frame of theirs. Not for TLS, which is a filter of that chain.
 */
final class GrizzlyFrameSender implements FrameSender {
  private final TyrusFrameSender tyrus;
  private final Object writer;
  private final Connection<SocketAddress> connection;
  private final AsyncQueueWriter<SocketAddress> queue;

  private GrizzlyFrameSender(TyrusFrameSender tyrus, GrizzlyConnection under) {
    this.tyrus = tyrus;
    this.writer = under.writer();
    this.connection = under.connection();
    this.queue = ((TCPNIOTransport) connection.getTransport()).getAsyncQueueIO().getWriter();
  }

  /**
   * {@code tyrus} itself where its connection does not allow for more. For {@code @OnOpen}: the
   * handshake is answered.
   */
  static FrameSender over(TyrusFrameSender tyrus) {
    GrizzlyConnection under = GrizzlyConnection.under(tyrus.webSocket());
    KeptHeaders.release(under.request());
    return under.isPlain() ? new GrizzlyFrameSender(tyrus, under) : tyrus;
  }

  @Override
  public void send(List<Frame> batch, Completion completion) {
    if (!tyrus.webSocket().isConnected()) {
      throw new IllegalStateException("a close frame has been sent");
    }
    WritableMessage frames = Buffers.wrap(connection.getMemoryManager(), Frame.joined(batch));
    synchronized (writer) {
      queue.write(connection, null, frames, new Written(completion));
    }
  }

  @Override
  public void close(CloseCode code) {
    tyrus.close(code);
  }

  private record Written(Completion completion)
      implements CompletionHandler<WriteResult<WritableMessage, SocketAddress>> {
    @Override
    public void completed(WriteResult<WritableMessage, SocketAddress> result) {
      completion.written(null);
    }

    @Override
    public void failed(Throwable failure) {
      completion.written(failure);
    }

    @Override
    public void cancelled() {
      completion.written(new IllegalStateException("the write was cancelled"));
    }

    @Override
    public void updated(WriteResult<WritableMessage, SocketAddress> result) {}
  }
}
