package dev.lamplighter.edge;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a request comes from, seen through trusted proxies. Use this for limits, logs, cookies and
 * origins, never the request's own remote address.
 *
 * @param address IPv4 or IPv6, as text
 * @param scheme {@code http} or {@code https}, as the browser used it
 */
public record ClientAddress(String address, String scheme) {
  private static final String ATTRIBUTE = ClientAddress.class.getName();

  /** Any request that came through the edge filter; cheap. */
  public static ClientAddress of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof ClientAddress known
        ? known
        : new ClientAddress(request.getRemoteAddr(), request.getScheme());
  }

  public boolean isSecure() {
    return "https".equals(scheme);
  }

  void keep(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
