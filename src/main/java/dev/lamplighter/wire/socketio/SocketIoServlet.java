package dev.lamplighter.wire.socketio;

import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.engine.EngineServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

/** {@code /socket.io/}: long polling. */
@WebServlet(urlPatterns = "/socket.io/*", asyncSupported = true)
public class SocketIoServlet extends EngineServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient SocketIo socketIo;

  @Override
  protected Engine engine() {
    return socketIo.engine();
  }
}
