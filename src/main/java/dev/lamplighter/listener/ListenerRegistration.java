package dev.lamplighter.listener;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** While the application runs, what leaving clients cause is not logged. */
@WebListener
public class ListenerRegistration implements ServletContextListener {

  private final QuietLog quiet = new QuietLog();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    quiet.begin();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    quiet.end();
  }
}
