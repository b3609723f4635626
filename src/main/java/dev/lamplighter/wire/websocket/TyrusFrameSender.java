package dev.lamplighter.wire.websocket;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.glassfish.tyrus.core.TyrusRemoteEndpoint;
import org.glassfish.tyrus.core.TyrusSession;
import org.glassfish.tyrus.core.TyrusWebSocket;

/**
 * Writes frames that are encoded already, joined in one buffer, through Tyrus's raw frame path. The
 * standard API costs ten times as much there, because it schedules an idle timer for every message,
 * both ways; we have timers of our own, so that scheduler is put out of the way.
 */
final class TyrusFrameSender implements FrameSender {
  private static final Field WEB_SOCKET = field(TyrusRemoteEndpoint.class, "webSocket");
  private static final Field SCHEDULER = field(TyrusSession.class, "service");
  private static final ScheduledExecutorService NO_TIMERS = new NoTimers();

  private final Session session;
  private final TyrusWebSocket webSocket;

  TyrusFrameSender(Session session) {
    this.session = session;
    try {
      this.webSocket = (TyrusWebSocket) WEB_SOCKET.get(session.getAsyncRemote());
      SCHEDULER.set(session, NO_TIMERS);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field field(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void send(List<Frame> batch, Completion completion) {
    CompletionStage<?> written = (CompletionStage<?>) webSocket.sendRawFrame(joined(batch));
    written.whenComplete((frame, failure) -> completion.written(failure));
  }

  private static ByteBuffer joined(List<Frame> batch) {
    if (batch.size() == 1) {
      return ByteBuffer.wrap(batch.get(0).bytes());
    }
    int size = 0;
    for (Frame frame : batch) {
      size += frame.size();
    }
    ByteBuffer buffer = ByteBuffer.allocate(size);
    for (Frame frame : batch) {
      buffer.put(frame.bytes());
    }
    return buffer.flip();
  }

  @Override
  public void close(CloseCode code) {
    StandardFrameSender.close(session, code);
  }
}
