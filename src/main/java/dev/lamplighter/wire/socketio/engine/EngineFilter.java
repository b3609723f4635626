package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.wire.frames.EarlyBytes;
import dev.lamplighter.wire.websocket.HandshakeRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at a request before the engine's servlet or the WebSocket container does, so that a refusal
 * is a plain HTTP answer.
 */
public abstract class EngineFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  protected abstract Engine engine();

  /**
   * Whom a new session belongs to, as far as the handshake tells.
   *
   * @throws ProblemException to refuse
   */
  protected abstract Principal welcome(HttpServletRequest request);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if ("OPTIONS".equals(request.getMethod())) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    try {
      route(request, response, chain);
    } catch (ProblemException refusal) {
      EngineAnswer.refuse(response, refusal.problem());
    }
  }

  private void route(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    EngineRequest asked = EngineRequest.of(request);
    if (asked.handshakes()) {
      EarlyBytes.refuse(request, response);
    }
    Optional<EngineError> fault = asked.fault();
    if (fault.isPresent()) {
      EngineAnswer.refuse(response, fault.get());
    } else if (asked.sid() == null) {
      handshake(asked, request, response, chain);
    } else if (!engine().isOurs(asked.sid())) {
      elsewhere(asked.sid(), request, response);
    } else if (engine().find(asked.sid()).isEmpty()) {
      EngineAnswer.refuse(response, EngineError.UNKNOWN_SESSION);
    } else if (asked.handshakes()) {
      Map<String, String[]> session = Map.of("sid", new String[] {asked.sid()});
      chain.doFilter(new HandshakeRequest(request, request.getUserPrincipal(), session), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void handshake(
      EngineRequest asked,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    Principal peer = welcome(request);
    chain.doFilter(
        asked.handshakes() ? new HandshakeRequest(request, peer, Map.of()) : from(peer, request),
        response);
  }

  /** A request in a session that is of another node, if there is such a session at all. */
  protected void elsewhere(String sid, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    EngineAnswer.refuse(response, EngineError.UNKNOWN_SESSION);
  }

  private static HttpServletRequest from(Principal peer, HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public Principal getUserPrincipal() {
        return peer;
      }
    };
  }
}
