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
import org.glassfish.tyrus.core.BaseContainer;
import org.glassfish.tyrus.core.TyrusRemoteEndpoint;
import org.glassfish.tyrus.core.TyrusSession;
import org.glassfish.tyrus.core.TyrusWebSocket;

/**
 * Writes frames that are encoded already, joined in one buffer, through Tyrus's raw frame path. The
 * standard API costs ten times as much there, because it schedules an idle timer for every message,
 * both ways; we have timers of our own, so that scheduler is put out of the way.
 */
final class TyrusFrameSender implements FrameSender {
  private static final Field WEB_SOCKET = PrivateField.of(TyrusRemoteEndpoint.class, "webSocket");
  private static final Field SCHEDULER = PrivateField.of(TyrusSession.class, "service");
  private static final Field SCHEDULER_OF_ALL =
      PrivateField.of(BaseContainer.class, "managedScheduledExecutorService");
  private static final ScheduledExecutorService NO_TIMERS = new NoTimers();

  private final Session session;
  private final TyrusWebSocket webSocket;

  TyrusFrameSender(Session session) {
    this.session = session;
    this.webSocket = (TyrusWebSocket) PrivateField.get(WEB_SOCKET, session.getAsyncRemote());
    PrivateField.set(SCHEDULER, session, NO_TIMERS);
    // later sessions are born with it: their first timer alone was a fifth of a handshake
    PrivateField.set(SCHEDULER_OF_ALL, session.getContainer(), NO_TIMERS);
  }

  @Override
  public void send(List<Frame> batch, Completion completion) {
    ByteBuffer frames = ByteBuffer.wrap(Frame.joined(batch));
    CompletionStage<?> written = (CompletionStage<?>) webSocket.sendRawFrame(frames);
    written.whenComplete((frame, failure) -> completion.written(failure));
  }

  @Override
  public void close(CloseCode code) {
    StandardFrameSender.close(session, code);
  }

  TyrusWebSocket webSocket() {
    return webSocket;
  }
}
