package dev.lamplighter.wire;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Drains when the container stops the application: the last moment at which sockets are open. */
@WebListener
public class DrainAtStop implements ServletContextListener {
  @Inject private Draining draining;

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    try {
      draining.drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
