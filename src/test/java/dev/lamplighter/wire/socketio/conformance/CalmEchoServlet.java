package dev.lamplighter.wire.socketio.conformance;

import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.engine.EngineServlet;
import jakarta.servlet.annotation.WebServlet;

@WebServlet(urlPatterns = "/calm.io/*", asyncSupported = true)
public class CalmEchoServlet extends EngineServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected Engine engine() {
    return EchoEngines.CALM;
  }
}
