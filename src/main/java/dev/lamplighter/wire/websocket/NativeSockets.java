package dev.lamplighter.wire.websocket;

import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.wire.Subscriptions;
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

  /**
   * @param channel what the socket is subscribed to from the start, or null
   */
  Session open(jakarta.websocket.Session socket, String channel) {
    Visitor visitor = (Visitor) socket.getUserPrincipal();
    Session session = hub.prepare(visitor.info(), NativeWire.INSTANCE, senders.of(socket));
    protocol.greet(session);
    hub.admit(session);
    if (channel != null) {
      subscriptions.enter(session, channel);
    }
    return session;
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
