package dev.lamplighter.wire.websocket;

import dev.lamplighter.edge.ClientAddress;
import dev.lamplighter.edge.Origins;
import dev.lamplighter.edge.ProblemAnswer;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.SessionInfo;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.RequestCaller;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.wire.Draining;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides on a handshake before the container accepts it, so that a refusal is a plain HTTP answer.
 * The edge filter has refused requests without a valid token already.
 */
@WebFilter(urlPatterns = "/ws/*", asyncSupported = true)
public class HandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String PRESENCE_PATH = "/ws/presence/";
  private static final int MAX_USER_AGENT = 200;

  @Inject private transient Origins origins;
  @Inject private transient Limits limits;
  @Inject private transient Hub hub;
  @Inject private transient Draining draining;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(withVisitor(request, check(request)), response);
    } catch (ProblemException refusal) {
      ProblemAnswer.send(response, refusal.problem());
    }
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
    draining.refuseNewcomers();
    Caller caller = RequestCaller.of(request).orElseThrow();
    checkOwn(request, caller);
    String address = ClientAddress.of(request).address();
    limits.connect(address, caller.userId());
    checkSessions(caller);
    return new SessionInfo(caller, address, userAgent(request));
  }

  private static void checkOwn(HttpServletRequest request, Caller caller) {
    String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    if (path.startsWith(PRESENCE_PATH)
        && !path.substring(PRESENCE_PATH.length()).equals(caller.userId())) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "You can hold only yourself online.");
    }
  }

  private void checkSessions(Caller caller) {
    if (limits.settings().enabled()
        && hub.sessions().ofUser(caller.userId()).size() >= limits.settings().sessions()) {
      throw ProblemException.tooMany(
          "You have too many connections open. Close some.", Duration.ofSeconds(5));
    }
  }

  private static String userAgent(HttpServletRequest request) {
    String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    return agent.substring(0, Math.min(agent.length(), MAX_USER_AGENT));
  }

  private static HttpServletRequest withVisitor(HttpServletRequest request, SessionInfo info) {
    Visitor visitor = new Visitor(info);
    return new HttpServletRequestWrapper(request) {
      @Override
      public Principal getUserPrincipal() {
        return visitor;
      }
    };
  }
}
