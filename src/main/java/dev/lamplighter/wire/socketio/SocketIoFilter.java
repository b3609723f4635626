package dev.lamplighter.wire.socketio;

import dev.lamplighter.edge.ClientAddress;
import dev.lamplighter.edge.Origins;
import dev.lamplighter.edge.UserAgent;
import dev.lamplighter.identity.RequestCaller;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.wire.Admission;
import dev.lamplighter.wire.socketio.engine.Engine;
import dev.lamplighter.wire.socketio.engine.EngineFilter;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** In front of {@code /socket.io/}: who may shake hands. Who one is shows in CONNECT only. */
@WebFilter(urlPatterns = "/socket.io/*", asyncSupported = true)
public class SocketIoFilter extends EngineFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient SocketIo socketIo;
  @Inject private transient Origins origins;
  @Inject private transient Admission admission;
  @Inject private transient Strangers strangers;

  @Override
  protected Engine engine() {
    return socketIo.engine();
  }

  @Override
  protected void elsewhere(String sid, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    socketIo.relay().pass(sid, request, response);
  }

  @Override
  protected Principal welcome(HttpServletRequest request) {
    if (!origins.allowed(request)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "Pages of this origin may not connect. See SOCKETIO_CORS_ORIGINS.");
    }
    String address = ClientAddress.of(request).address();
    admission.arrive(address);
    RequestCaller.of(request).ifPresent(admission::refuseKeptOut);
    strangers.refuseMore(address);
    return new Newcomer(address, UserAgent.of(request));
  }
}
