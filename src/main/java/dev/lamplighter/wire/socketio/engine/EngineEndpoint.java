package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.wire.frames.FrameLimit;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One WebSocket of the engine. What opens here has passed the {@link EngineFilter}. */
public abstract class EngineEndpoint {
  private static final Logger LOG = Logger.getLogger(EngineEndpoint.class.getName());
  private static final int MAX_BYTES_A_CHAR = 3;

  private Session container;
  private int limit;

  /** Known before the client is answered: what it says next may come on another thread. */
  private volatile EngineSocket socket;

  private volatile boolean closed;

  protected abstract Engine engine();

  protected abstract FrameSender senderOf(Session container);

  @OnOpen
  public void open(Session container) {
    this.container = container;
    FrameSender sender = senderOf(container);
    List<String> sid = container.getRequestParameterMap().get("sid");
    socket =
        sid == null
            ? engine().openOn(sender, container.getUserPrincipal())
            : engine().probe(sid.get(0), sender);
    FrameLimit.apply(container, socket, EngineSocket::payloadLimit, EngineSocket::tooBig);
    adaptLimit();
    if (closed) {
      socket.closed();
    } else {
      socket.opened();
    }
  }

  /** For messages of many frames, which the container joins. */
  private void adaptLimit() {
    if (limit != socket.payloadLimit()) {
      limit = socket.payloadLimit();
      container.setMaxTextMessageBufferSize(limit);
      container.setMaxBinaryMessageBufferSize(limit);
    }
  }

  @OnMessage
  public void text(String packet) {
    if (isTooBig(packet)) {
      socket.tooBig();
    } else {
      socket.text(packet);
      adaptLimit();
    }
  }

  private boolean isTooBig(String packet) {
    return packet.length() > limit
        || packet.length() > limit / MAX_BYTES_A_CHAR && bytes(packet) > limit;
  }

  /** In UTF-8. */
  private static long bytes(String text) {
    return text.codePoints()
        .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
        .sum();
  }

  @OnMessage
  public void binary(ByteBuffer message) {
    if (message.remaining() > limit) {
      socket.tooBig();
    } else {
      socket.binary(message);
      adaptLimit();
    }
  }

  @OnClose
  public void close() {
    closed = true;
    if (socket != null) {
      socket.closed();
    }
  }

  @OnError
  public void error(Throwable thrown) {
    LOG.log(Level.FINE, "event=socket_error", thrown);
  }
}
