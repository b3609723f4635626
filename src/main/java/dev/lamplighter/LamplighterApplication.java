package dev.lamplighter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Activates JAX-RS below {@code /api}. */
@ApplicationScoped
@ApplicationPath("/api")
public class LamplighterApplication extends Application {

  /** Else Jersey describes every resource, the admins' too, to whoever asks with OPTIONS. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
