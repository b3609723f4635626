package dev.lamplighter.listener;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses HTTP/2 without TLS. A server that has it on lets a client change to it (RFC 7540, section
 * 3.2), and a proxy that passes this on copies bytes from then on: the client would speak in the
 * proxy's name. {@code preboot.txt} switches it off; this is for whoever starts without.
 */
public class NoPlainHttp2 extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isPlainHttp2(request)) {
      response.setStatus(HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isPlainHttp2(HttpServletRequest request) {
    String protocol = request.getProtocol();
    return protocol != null && protocol.startsWith("HTTP/2") && !request.isSecure();
  }
}
