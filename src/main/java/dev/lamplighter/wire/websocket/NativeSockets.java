package dev.lamplighter.wire.websocket;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.wire.Greeting;
import dev.lamplighter.wire.Subscriptions;
import dev.lamplighter.wire.frames.FrameLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpointConfig;

/** What all native sockets share. */
@ApplicationScoped
public class NativeSockets {
  @Inject private Hub hub;
  @Inject private NativeProtocol protocol;
  @Inject private FrameSenders senders;
  @Inject private Subscriptions subscriptions;

  /** A session that nobody can reach yet. */
  Session prepare(jakarta.websocket.Session socket) {
    Visitor visitor = (Visitor) socket.getUserPrincipal();
    Session session = hub.prepare(visitor.info(), NativeWire.INSTANCE, senders.of(socket));
    session.send(Greeting.connected(session));
    limitFrames(socket, session);
    return session;
  }

  private static void limitFrames(jakarta.websocket.Session socket, Session session) {
    int limit = NativeEndpoint.MAX_FRAME;
    FrameLimit.apply(socket, session, open -> limit, open -> open.close(CloseCode.TOO_BIG));
    socket.setMaxTextMessageBufferSize(limit); // for messages of many frames
    socket.setMaxBinaryMessageBufferSize(limit);
  }

  /**
   * Closes the socket if the channel no longer lets its user in, though the handshake did.
   *
   * @param channel what the socket is subscribed to from the start, or null
   */
  void admit(Session session, String channel) {
    try {
      hub.admit(session, () -> enter(session, channel));
    } catch (ProblemException e) {
      session.cutOff(CloseCode.NORMAL);
    }
  }

  private void enter(Session session, String channel) {
    if (channel != null) {
      subscriptions.enter(session, channel);
    }
  }

  NativeProtocol protocol() {
    return protocol;
  }

  void closed(Session session) {
    hub.closed(session);
  }

  /**
   * Makes endpoints without CDI: the container would build an injection target for each connection,
   * at a tenth of what a handshake costs.
   */
  public static final class Endpoints extends ServerEndpointConfig.Configurator {
    private volatile NativeSockets sockets;

    @Override
    public <T> T getEndpointInstance(Class<T> type) throws InstantiationException {
      if (sockets == null) {
        sockets = CDI.current().select(NativeSockets.class).get();
      }
      try {
        T endpoint = type.getDeclaredConstructor().newInstance();
        ((NativeEndpoint) endpoint).belongTo(sockets);
        return endpoint;
      } catch (ReflectiveOperationException e) {
        throw (InstantiationException) new InstantiationException(type.getName()).initCause(e);
      }
    }
  }
}
