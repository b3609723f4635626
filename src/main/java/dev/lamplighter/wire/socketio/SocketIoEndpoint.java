package dev.lamplighter.wire.socketio;

import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.engine.EngineEndpoint;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;

/** {@code /socket.io/}: WebSocket. */
@ServerEndpoint(value = "/socket.io/", configurator = SocketIoEndpoint.Endpoints.class)
public class SocketIoEndpoint extends EngineEndpoint {
  private SocketIo socketIo;

  @Override
  protected Engine engine() {
    return socketIo.engine();
  }

  @Override
  protected FrameSender senderOf(Session container) {
    return socketIo.senderOf(container);
  }

  /** Makes endpoints without CDI, which would build an injection target for each connection. */
  public static final class Endpoints extends ServerEndpointConfig.Configurator {
    private volatile SocketIo socketIo;

    @Override
    public <T> T getEndpointInstance(Class<T> type) throws InstantiationException {
      if (socketIo == null) {
        socketIo = CDI.current().select(SocketIo.class).get();
      }
      SocketIoEndpoint endpoint = new SocketIoEndpoint();
      endpoint.socketIo = socketIo;
      return type.cast(endpoint);
    }
  }
}
