package dev.lamplighter.accounts.boundary;

import dev.lamplighter.accounts.control.Portrait;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The generated portraits, {@code /avatars/{name}.svg}, for any name and for everybody. */
@WebServlet(urlPatterns = "/avatars/*", asyncSupported = true)
public class AvatarServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MAX_NAME = 255;
  private static final String END = ".svg";

  /** Changes with the way portraits are drawn. */
  private static final String VERSION = "\"portrait-1\"";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    if (path == null || !path.endsWith(END) || path.length() > MAX_NAME + END.length() + 1) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=86400");
    response.setHeader("ETag", VERSION);
    if (VERSION.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    String name = path.substring(1, path.length() - END.length());
    byte[] drawing = Portrait.of(name).getBytes(StandardCharsets.UTF_8);
    response.setContentType("image/svg+xml");
    response.setContentLength(drawing.length);
    response.getOutputStream().write(drawing);
  }
}
