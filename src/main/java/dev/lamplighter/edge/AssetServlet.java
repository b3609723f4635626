package dev.lamplighter.edge;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * The bundled files of the page, {@code /assets/{name}-{hash of its content}.{js,css,map}}. A name
 * never changes its content, so that browsers and proxies keep it and never ask again (RFC 8246).
 */
@WebServlet(urlPatterns = "/assets/*", asyncSupported = true)
public class AssetServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private transient Map<String, Asset> assets;

  @Override
  public void init() throws ServletException {
    try {
      assets = Asset.allOf(getServletContext());
    } catch (IOException e) {
      throw new ServletException(e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Asset asset = assets.get(request.getServletPath() + request.getPathInfo());
    if (asset == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setHeader("Vary", "Accept-Encoding");
    response.setContentType(asset.type());
    byte[] body = asset.plain();
    if (AcceptEncoding.allows(request.getHeader("Accept-Encoding"), "gzip")) {
      response.setHeader("Content-Encoding", "gzip");
      body = asset.gzipped();
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
