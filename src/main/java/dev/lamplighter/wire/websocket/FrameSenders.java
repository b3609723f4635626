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

  private volatile Function<Session, FrameSender> factory = StandardFrameSender::new;
  private volatile String kind = "standard";

  void choose(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (PrivateField.isThere(TyrusFrameSender.class)) {
      use("tyrus-raw", TyrusFrameSender::new);
      if (PrivateField.isThere(GrizzlyConnection.class)
          && PrivateField.isThere(KeptHeaders.class)) {
        use("grizzly", this::fastest);
      }
    }
    LOG.info(() -> "event=frame_sender kind=" + kind);
  }

  private void use(String name, Function<Session, FrameSender> senders) {
    factory = senders;
    kind = name;
  }

  /** Fields may be there and hold something else, as between the lines of a server's versions. */
  private FrameSender fastest(Session session) {
    TyrusFrameSender tyrus = new TyrusFrameSender(session);
    try {
      return GrizzlyFrameSender.over(tyrus);
    } catch (RuntimeException e) {
      use("tyrus-raw", TyrusFrameSender::new);
      LOG.log(Level.WARNING, "event=frame_sender detail=slower kind=tyrus-raw", e);
      return tyrus;
    }
  }

  /** {@code grizzly}, {@code tyrus-raw} or {@code standard}, from the fastest to the slowest. */
  String kind() {
    return kind;
  }

  public FrameSender of(Session session) {
    return factory.apply(session);
  }
}
