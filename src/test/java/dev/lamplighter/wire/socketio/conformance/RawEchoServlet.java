package dev.lamplighter.wire.socketio.conformance;

import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.engine.EngineServlet;
import jakarta.servlet.annotation.WebServlet;

@WebServlet(urlPatterns = "/engine.io/*", asyncSupported = true)
public class RawEchoServlet extends EngineServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected Engine engine() {
    return EchoEngines.RAW;
  }
}
