package dev.lamplighter.wire.websocket;

import dev.lamplighter.edge.ClientAddress;
import dev.lamplighter.edge.Origins;
import dev.lamplighter.edge.ProblemAnswer;
import dev.lamplighter.edge.UserAgent;
import dev.lamplighter.hub.SessionInfo;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.RequestCaller;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.problem.Problems;
import dev.lamplighter.wire.Admission;
import dev.lamplighter.wire.Subscriptions;
import dev.lamplighter.wire.frames.EarlyBytes;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on a handshake before the container accepts it, so that a refusal is a plain HTTP answer.
 * The edge filter has refused requests without a valid token already.
 */
@WebFilter(urlPatterns = "/ws/*", asyncSupported = true)
public class HandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String PRESENCE_PATH = "/ws/presence/";
  private static final String MESSAGES_PATH = "/ws/messages/";

  @Inject private transient Origins origins;
  @Inject private transient Admission admission;
  @Inject private transient Subscriptions subscriptions;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    SessionInfo info;
    try {
      EarlyBytes.refuse(request, response);
      info = check(request);
    } catch (RuntimeException | Error e) {
      ProblemAnswer.send(response, Problems.of(e));
      return;
    }
    chain.doFilter(new HandshakeRequest(request, new Visitor(info), Map.of()), response);
  }

  private SessionInfo check(HttpServletRequest request) {
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST, "This address takes WebSocket connections only.");
    }
    if (!origins.allowed(request)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "Pages of this origin may not connect. See SOCKETIO_CORS_ORIGINS.");
    }
    Caller caller = RequestCaller.of(request).orElseThrow();
    String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    checkOwn(path, caller);
    SessionInfo info =
        admission.admit(caller, ClientAddress.of(request).address(), UserAgent.of(request));
    checkMember(path, caller);
    return info;
  }

  private static void checkOwn(String path, Caller caller) {
    if (path.startsWith(PRESENCE_PATH)
        && !path.substring(PRESENCE_PATH.length()).equals(caller.userId())) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "You can hold only yourself online.");
    }
  }

  private void checkMember(String path, Caller caller) {
    if (path.startsWith(MESSAGES_PATH)) {
      subscriptions.check(caller, "messages:" + path.substring(MESSAGES_PATH.length()));
    }
  }
}
