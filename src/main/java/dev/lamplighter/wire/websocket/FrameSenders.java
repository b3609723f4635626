package dev.lamplighter.wire.websocket;

import dev.lamplighter.hub.FrameSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.websocket.Session;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Chooses, once at start, how frames are written in this server. */
@ApplicationScoped
public class FrameSenders {
  private static final Logger LOG = Logger.getLogger(FrameSenders.class.getName());

  private Function<Session, FrameSender> factory = StandardFrameSender::new;

  void choose(@Observes @Initialized(ApplicationScoped.class) Object start) {
    try {
      Class.forName(TyrusFrameSender.class.getName());
      factory = TyrusFrameSender::new;
      LOG.info("event=frame_sender kind=tyrus-raw");
    } catch (ClassNotFoundException | LinkageError e) {
      LOG.log(Level.WARNING, "event=frame_sender kind=standard detail=\"slower\"", e);
    }
  }

  FrameSender of(Session session) {
    return factory.apply(session);
  }
}
