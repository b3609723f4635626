package dev.lamplighter.wire.websocket;

import dev.lamplighter.identity.control.TokenInRequest;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the container sees of a handshake that was let in. It copies what it sees and keeps the
 * copies as long as the socket lives, so there is only what it needs, and no token.
 */
public final class HandshakeRequest extends HttpServletRequestWrapper {
  private static final String PROTOCOL = "Sec-WebSocket-Protocol";

  private static final List<String> HEADERS =
      List.of(
          "Host",
          "Origin",
          "Upgrade",
          "Connection",
          "Sec-WebSocket-Key",
          "Sec-WebSocket-Version",
          PROTOCOL,
          "Sec-WebSocket-Extensions");

  private static final boolean PLAIN = PrivateField.isThere(PlainUpgrade.class);

  private final Principal visitor;
  private final Map<String, String[]> parameters;

  /**
   * @param visitor a principal is all that the container hands over to an endpoint
   * @param parameters of the query, those that the endpoint asks for
   */
  public HandshakeRequest(
      HttpServletRequest request, Principal visitor, Map<String, String[]> parameters) {
    super(request);
    this.visitor = visitor;
    this.parameters = parameters;
  }

  @Override
  public Principal getUserPrincipal() {
    return visitor;
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        HEADERS.stream().filter(name -> Objects.nonNull(getHeader(name))).toList());
  }

  @Override
  public String getHeader(String name) {
    return PROTOCOL.equalsIgnoreCase(name) ? protocols() : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    if (!PROTOCOL.equalsIgnoreCase(name)) {
      return super.getHeaders(name);
    }
    String protocols = protocols();
    return Collections.enumeration(protocols == null ? List.of() : List.of(protocols));
  }

  /** Those that are no token, or null. */
  private String protocols() {
    String names =
        Collections.list(super.getHeaders(PROTOCOL)).stream()
            .flatMap(header -> Arrays.stream(header.strip().split("\\s*,\\s*")))
            .filter(name -> !name.startsWith(TokenInRequest.SUBPROTOCOL))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : names;
  }

  @Override
  public String getQueryString() {
    return null;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }

  /** The name would be looked up in the network's directory, for each handshake. */
  @Override
  public String getLocalName() {
    return getLocalAddr();
  }

  @Override
  public <T extends HttpUpgradeHandler> T upgrade(Class<T> type)
      throws IOException, ServletException {
    if (!PLAIN || !PlainUpgrade.isPossible(getRequest())) {
      return super.upgrade(type);
    }
    try {
      return PlainUpgrade.upgrade(getRequest(), type);
    } catch (ReflectiveOperationException e) {
      throw new ServletException(e);
    }
  }
}
