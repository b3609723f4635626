package dev.lamplighter.listener;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/** Forwards too: the edge, which may come first, forwards some requests. */
@WebListener
public class ListenerRegistration implements ServletContextListener {

  private final QuietLog quiet = new QuietLog();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    quiet.begin();
    var filter = event.getServletContext().addFilter("no-plain-http2", NoPlainHttp2.class);
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD), false, "/*");
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    quiet.end();
  }
}
