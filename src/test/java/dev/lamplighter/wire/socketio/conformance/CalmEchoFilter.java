package dev.lamplighter.wire.socketio.conformance;

import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.engine.EngineFilter;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

@WebFilter(urlPatterns = "/calm.io/*", asyncSupported = true)
public class CalmEchoFilter extends EngineFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected Engine engine() {
    return EchoEngines.CALM;
  }

  @Override
  protected Principal welcome(HttpServletRequest request) {
    return () -> "anybody";
  }
}
