package dev.lamplighter.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/** Puts the edge before every other filter, which an annotation on the filter could not. */
@WebListener
public class EdgeRegistration implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Folders.register(event.getServletContext());
    var filter = event.getServletContext().addFilter("edge", EdgeFilter.class);
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
  }
}
