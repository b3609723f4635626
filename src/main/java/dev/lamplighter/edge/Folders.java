package dev.lamplighter.edge;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Some of the page's addresses, such as {@code /admin}, are folders of its files too. The container
 * redirects from a folder to its slash before any filter runs, except where a servlet has exactly
 * that path.
 */
public class Folders extends HttpServlet {
  private static final long serialVersionUID = 1L;

  static void register(ServletContext context) {
    String[] paths =
        context.getResourcePaths("/").stream()
            .filter(path -> path.endsWith("/") && !path.endsWith("-INF/"))
            .map(path -> path.substring(0, path.length() - 1))
            .toArray(String[]::new);
    if (paths.length > 0) {
      var folders = context.addServlet("folders", Folders.class);
      folders.setAsyncSupported(true);
      folders.addMapping(paths);
    }
  }

  /** Browsers that want the page got it from the filter; a folder by itself is nothing. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }
}
